package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Sessions;
import dev.connections.sandbox.server.Sessions.Session;
import dev.connections.sandbox.server.SignInPages;
import dev.connections.sandbox.server.SignInRefusal;
import dev.connections.sandbox.server.WayBack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Admin consent, in both its versions, to an application of another tenant: the tenant is that of
 * who signs in. It gets a service principal of the application, and grants what that declares.
 */
final class AdminConsentStep extends PersonStep {
  private final boolean second;

  AdminConsentStep(
      Cloud cloud,
      List<Tenant> tenants,
      Sessions sessions,
      Request request,
      String segment,
      LoginErrors errors,
      boolean second) {
    super(cloud, tenants, sessions, request, segment, errors);
    this.second = second;
  }

  @Override
  void check(AppRegistration registration) throws RefusedException {
    if (second) {
      required("scope");
    }
  }

  @Override
  Answer granted(
      AppRegistration registration, Person person, Session session, SignInPages pages, WayBack back)
      throws RefusedException {
    Tenant tenant = person.tenant();
    SignInRefusal refusal = tenant.signIns().switches().refusal().orElse(null);
    if ("cancel".equals(step()) || refusal == SignInRefusal.DECLINED) {
      return back.with(AdminConsent.cancelled(second)).noting("cancelled");
    }
    if (!person.account().administrator() || refusal == SignInRefusal.ADMIN_APPROVAL) {
      return stop("Need admin approval", errors().refused(LoginError.ADMIN_APPROVAL), pages, back);
    }
    boolean everything = !second || parameter("scope").endsWith(".default");
    Set<String> scopes =
        everything
            ? registration.delegated()
            : new PersonScopes(tenant, registration, errors()).read(parameter("scope"));
    if (!"accept".equals(step())) {
      Map<String, String> asked = new LinkedHashMap<>();
      if (everything) {
        registration
            .declared()
            .forEach(role -> asked.put(role.value(), role.resource().label() + ", application"));
      }
      scopes.forEach(scope -> asked.putIfAbsent(scope, "Microsoft Graph, delegated"));
      return pages.consent(person.account(), registration.name(), asked, false);
    }
    AppRegistration installed = tenant.install(registration);
    if (everything) {
      installed.consent();
    }
    tenant.signIns().consentForEverybody(registration.appId(), scopes);
    String scope = second ? "&scope=" + Request.encoded(parameter("scope")) : "";
    return back.with("admin_consent=True&tenant=" + tenant.id() + scope)
        .noting("consented to " + registration.name());
  }
}
