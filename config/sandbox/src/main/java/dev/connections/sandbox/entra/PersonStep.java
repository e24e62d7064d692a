package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Sessions;
import dev.connections.sandbox.server.Sessions.Session;
import dev.connections.sandbox.server.SignInPages;
import dev.connections.sandbox.server.SignInRefusal;
import dev.connections.sandbox.server.SignInSwitches;
import dev.connections.sandbox.server.WayBack;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step of a person in a browser at the login of a cloud: who it is, by sign-in, second factor
 * and policy. What the address is about comes after that. Each step is a POST of the page before.
 */
abstract class PersonStep {
  private final Cloud cloud;
  private final List<Tenant> tenants;
  private final Sessions sessions;
  private final Request request;
  private final String segment;
  private final LoginErrors errors;
  private final Map<String, String> parameters;
  private final boolean posted;

  /**
   * @param tenants all of them
   * @param segment what stands in the address for the tenant
   */
  PersonStep(
      Cloud cloud,
      List<Tenant> tenants,
      Sessions sessions,
      Request request,
      String segment,
      LoginErrors errors) {
    this.cloud = cloud;
    this.tenants = tenants.stream().filter(tenant -> tenant.cloud() == cloud).toList();
    this.sessions = sessions;
    this.request = request;
    this.segment = segment;
    this.errors = errors;
    posted = "POST".equals(request.method());
    parameters = posted ? request.form() : request.query();
  }

  /** Somebody who has an account in a tenant. */
  record Person(Tenant tenant, Account account) {}

  /**
   * Refuses a request that is wrong whoever makes it; the application is told.
   *
   * @param registration where its home is
   */
  abstract void check(AppRegistration registration) throws RefusedException;

  /** What somebody who is signed in gets: a page that asks for more, or the way back. */
  abstract Answer granted(
      AppRegistration registration, Person person, Session session, SignInPages pages, WayBack back)
      throws RefusedException;

  LoginErrors errors() {
    return errors;
  }

  boolean isPosted() {
    return posted;
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The button that was pressed, or empty. */
  String step() {
    return posted ? parameter("step") : "";
  }

  String required(String name) throws RefusedException {
    String value = parameter(name);
    if (value.isBlank()) {
      throw errors.refused(LoginError.PARAMETER, name);
    }
    return value;
  }

  final Answer answer() {
    try {
      AppRegistration registration = registration(required("client_id"));
      WayBack back = back(registration);
      try {
        check(registration);
        return person(registration, back).by(registration.appId());
      } catch (RefusedException e) {
        return back(back, e).by(registration.appId());
      }
    } catch (RefusedException e) {
      // Nothing is sent back to an address that was not registered.
      return SignInPages.refused("Microsoft", e.answer().note());
    }
  }

  /** The way back with what the login refuses. */
  static Answer back(WayBack back, RefusedException refused) {
    String[] error = refused.answer().note().split(": ", 2);
    return back.error(error[0], error[1]);
  }

  private AppRegistration registration(String clientId) throws RefusedException {
    Optional<Tenant> named = named();
    if (named.isPresent()) {
      Tenant tenant = named.get();
      return tenant
          .published(clientId)
          .or(() -> tenant.client(clientId))
          .orElseThrow(() -> errors.refused(LoginError.UNKNOWN_APP, clientId, tenant.name()));
    }
    if (!LoginEndpoint.isShared(segment)) {
      throw errors.unknownTenant(LoginError.REQUEST_FOR_UNKNOWN_TENANT, segment);
    }
    AppRegistration app =
        tenants.stream()
            .flatMap(tenant -> tenant.client(clientId).stream())
            .filter(one -> !one.isForeign())
            .findFirst()
            .orElseThrow(() -> errors.refused(LoginError.UNKNOWN_APP, clientId, "Microsoft"));
    if (!app.multiTenant()) {
      throw errors.refused(LoginError.SINGLE_TENANT, app.appId(), app.name());
    }
    return app;
  }

  private Optional<Tenant> named() {
    return tenants.stream().filter(tenant -> tenant.isNamed(segment)).findFirst();
  }

  private WayBack back(AppRegistration registration) throws RefusedException {
    String text = parameter("redirect_uri");
    if (text.isBlank()) {
      throw errors.refused(LoginError.NO_REPLY_ADDRESS);
    }
    if (!registration.mayReturnTo(text)) {
      throw errors.refused(LoginError.REPLY_ADDRESS, text, registration.appId());
    }
    return new WayBack(URI.create(text), parameters.get("state"));
  }

  private Answer person(AppRegistration registration, WayBack back) throws RefusedException {
    String place =
        named()
            .map(tenant -> tenant.name() + " (" + tenant.defaultDomain() + ")")
            .orElse("every tenant of the cloud " + cloud.label());
    var pages = new SignInPages("Microsoft", place, parameters, back.origin());
    if ("sign-in".equals(step())) {
      return signIn(registration, back, pages);
    }
    Session session = session();
    if (!posted && Set.of("login", "select_account").contains(parameter("prompt"))) {
      session = null;
    }
    Person person = session == null ? null : find(session.login()).orElse(null);
    if (person == null || !person.account().enabled()) {
      if ("none".equals(parameter("prompt"))) {
        throw errors.refused(LoginError.NOT_SIGNED_IN);
      }
      String problem =
          session == null || person != null ? "" : unknown(registration, session.login());
      return pages.signIn(parameter("login_hint"), problem);
    }
    if ("factor".equals(step())) {
      session = sessions.open(session.login(), true);
    }
    return sessions.in(session, allowed(registration, person, session, pages, back));
  }

  /** The browser's, or the one that each browser is said to have; that one had a second factor. */
  private Session session() {
    Session own = sessions.of(request).orElse(null);
    if (posted) {
      return own;
    }
    return tenants.stream()
        .filter(tenant -> named().isEmpty() || tenant.isNamed(segment))
        .flatMap(
            tenant ->
                tenant.signIns().switches().signedIn().map(tenant.signIns()::account).stream())
        .findFirst()
        .map(account -> sessions.open(account.login(), true))
        .orElse(own);
  }

  private Answer signIn(AppRegistration registration, WayBack back, SignInPages pages)
      throws RefusedException {
    String login = parameter("login");
    Person person = find(login).orElse(null);
    if (person == null) {
      return pages.signIn(login, unknown(registration, login));
    }
    if (!person.account().password().equals(parameter("password"))) {
      return pages.signIn(login, errors.sentence(LoginError.WRONG_PASSWORD));
    }
    if (!person.account().enabled()) {
      return pages.signIn(login, errors.sentence(LoginError.DISABLED_ACCOUNT));
    }
    Session session = sessions.open(person.account().login(), false);
    return sessions.in(session, allowed(registration, person, session, pages, back));
  }

  /** In the tenant of the address, or where the account is at home. */
  private Optional<Person> find(String login) {
    Optional<Tenant> named = named();
    return tenants.stream()
        .filter(tenant -> named.isEmpty() || tenant == named.get())
        .flatMap(
            tenant ->
                tenant.signIns().withLogin(login).map(one -> new Person(tenant, one)).stream())
        .filter(one -> named.isPresent() || one.account().kind() != AccountKind.GUEST)
        .findFirst();
  }

  private String unknown(AppRegistration registration, String login) {
    Tenant named = named().orElse(null);
    Optional<Tenant> home =
        tenants.stream()
            .filter(tenant -> tenant.signIns().withLogin(login).isPresent())
            .findFirst();
    return named == null || home.isEmpty()
        ? errors.sentence(
            LoginError.UNKNOWN_ACCOUNT, login, named == null ? "Microsoft" : named.name())
        : errors.sentence(
            LoginError.NOT_IN_TENANT,
            login,
            home.get().id(),
            named.name(),
            registration.appId(),
            registration.name());
  }

  private Answer allowed(
      AppRegistration registration, Person person, Session session, SignInPages pages, WayBack back)
      throws RefusedException {
    SignInSwitches switches = person.tenant().signIns().switches();
    if (switches.refusal().orElse(null) == SignInRefusal.CONDITIONAL_ACCESS) {
      // That Microsoft's page leads back to the application, and with which error: unconfirmed.
      return stop(
          "You cannot access this right now",
          errors.refused(LoginError.CONDITIONAL_ACCESS),
          pages,
          back);
    }
    if (switches.factorRequired() && !session.factor()) {
      if ("none".equals(parameter("prompt"))) {
        throw errors.refused(LoginError.FACTOR, Resource.GRAPH.appId());
      }
      return pages.factor(person.account());
    }
    return granted(registration, person, session, pages, back);
  }

  /** A page from which the way back is the only one, and that way once the person takes it. */
  Answer stop(String title, RefusedException why, SignInPages pages, WayBack back) {
    boolean leaves = "return".equals(step()) || "none".equals(parameter("prompt"));
    return leaves ? back(back, why) : pages.stop(title, why.answer().note().split(": ", 2)[1]);
  }
}
