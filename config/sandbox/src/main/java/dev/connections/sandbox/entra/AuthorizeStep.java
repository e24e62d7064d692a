package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.AuthorizationCode;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Sessions;
import dev.connections.sandbox.server.Sessions.Session;
import dev.connections.sandbox.server.SignInPages;
import dev.connections.sandbox.server.SignInRefusal;
import dev.connections.sandbox.server.SignIns;
import dev.connections.sandbox.server.WayBack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * {@code /oauth2/v2.0/authorize}: a person consents to delegated permissions, and the application
 * gets a code. Consent makes the service principal of an application that the tenant did not know.
 * The answer has no {@code iss}.
 */
final class AuthorizeStep extends PersonStep {
  static final String PATH = "/oauth2/v2.0/authorize";

  AuthorizeStep(
      Cloud cloud,
      List<Tenant> tenants,
      Sessions sessions,
      Request request,
      String segment,
      LoginErrors errors) {
    super(cloud, tenants, sessions, request, segment, errors);
  }

  @Override
  void check(AppRegistration registration) throws RefusedException {
    String type = required("response_type");
    if (!"code".equals(type)) {
      throw errors().refused(LoginError.RESPONSE_TYPE, type);
    }
    required("scope");
    String mode = parameter("response_mode");
    if (!mode.isEmpty() && !"query".equals(mode)) {
      // Microsoft has form_post and fragment as well.
      throw errors().refused(LoginError.RESPONSE_MODE, mode);
    }
    String method = parameter("code_challenge_method");
    if (!parameter("code_challenge").isEmpty() && !"S256".equals(method)) {
      // Microsoft takes plain as well; nobody should send it.
      throw errors().refused(LoginError.CHALLENGE_METHOD, method);
    }
  }

  @Override
  Answer granted(
      AppRegistration registration, Person person, Session session, SignInPages pages, WayBack back)
      throws RefusedException {
    Tenant tenant = person.tenant();
    Account account = person.account();
    SignIns signIns = tenant.signIns();
    Set<String> scopes = new PersonScopes(tenant, registration, errors()).read(required("scope"));
    SignInRefusal refusal = signIns.switches().refusal().orElse(null);
    if ("cancel".equals(step()) || refusal == SignInRefusal.DECLINED) {
      RefusedException declined = errors().refused(LoginError.DECLINED);
      String[] error = declined.answer().note().split(": ", 2);
      return back.with(
              "error="
                  + error[0]
                  + "&error_subcode=cancel&error_description="
                  + Request.encoded(error[1]))
          .noting(declined.answer().note());
    }
    Set<String> missing = new TreeSet<>(scopes);
    missing.removeAll(signIns.consents(registration.appId(), account));
    boolean known =
        tenant.client(registration.appId()).filter(AppRegistration::hasPrincipal).isPresent();
    boolean asks = !isPosted() && "consent".equals(parameter("prompt"));
    if (missing.isEmpty() && known && !asks) {
      return code(registration, person, session, scopes, back);
    }
    if ("none".equals(parameter("prompt"))) {
      throw errors().refused(LoginError.CONSENT_NEEDED, registration.appId(), registration.name());
    }
    boolean approval = !account.administrator() && PersonScopes.needAdministrator(missing);
    if (approval || refusal == SignInRefusal.ADMIN_APPROVAL) {
      return stop("Need admin approval", errors().refused(LoginError.ADMIN_APPROVAL), pages, back);
    }
    if (!"accept".equals(step())) {
      Map<String, String> asked = new LinkedHashMap<>();
      scopes.forEach(
          one -> asked.put(one, PersonScopes.OPEN_ID.contains(one) ? "OpenID" : "Microsoft Graph"));
      return pages.consent(account, registration.name(), asked, account.administrator());
    }
    tenant.install(registration);
    if (account.administrator() && !parameter("everybody").isEmpty()) {
      signIns.consentForEverybody(registration.appId(), scopes);
    } else {
      signIns.consent(registration.appId(), account, scopes);
    }
    return code(registration, person, session, scopes, back);
  }

  private Answer code(
      AppRegistration registration,
      Person person,
      Session session,
      Set<String> scopes,
      WayBack back) {
    String challenge = parameter("code_challenge");
    String nonce = parameter("nonce");
    var code =
        new AuthorizationCode(
            SignIns.secret(),
            registration.appId(),
            person.account().id(),
            scopes,
            back.uri().toString(),
            challenge.isEmpty() ? null : challenge,
            nonce.isEmpty() ? null : nonce,
            session.factor(),
            person.tenant().clock().instant());
    person.tenant().signIns().keep(code);
    return back.with("code=" + code.value() + "&session_state=" + UUID.randomUUID())
        .noting("code for " + person.account().login());
  }
}
