package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Pages;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.SignInPages;
import dev.connections.sandbox.server.WayBack;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page on which an administrator of a tenant consents to what an application declares, and its
 * way back. Microsoft has two of it: {@code /adminconsent} and {@code /v2.0/adminconsent}, which
 * wants a scope and says {@code admin_consent=True} on its refusals too.
 */
final class AdminConsent {
  static final String FIRST = "/adminconsent";
  static final String SECOND = "/v2.0/adminconsent";

  private final Cloud cloud;
  private final List<Tenant> tenants;
  private final Request request;
  private final LoginErrors errors;
  private final boolean second;
  private final Map<String, String> parameters;

  AdminConsent(
      Cloud cloud, List<Tenant> tenants, Request request, LoginErrors errors, boolean second) {
    this.cloud = cloud;
    this.tenants = tenants;
    this.request = request;
    this.errors = errors;
    this.second = second;
    parameters = "POST".equals(request.method()) ? request.form() : request.query();
  }

  Answer answer(String segment) {
    try {
      String clientId = required("client_id");
      if (second) {
        required("scope");
      }
      Tenant tenant = tenant(segment, clientId);
      AppRegistration app =
          tenant
              .client(clientId)
              .orElseThrow(() -> errors.refused(LoginError.UNKNOWN_APP, clientId, tenant.name()));
      WayBack back = redirectUri(app);
      if (!"POST".equals(request.method())) {
        return ask(tenant, app, back);
      }
      return "accept".equals(parameters.get("decision")) ? accept(tenant, app, back) : cancel(back);
    } catch (RefusedException e) {
      // Nothing is sent back to an address that was not registered.
      String why = e.answer().note();
      return SignInPages.refused("Microsoft", why);
    }
  }

  private Answer ask(Tenant tenant, AppRegistration app, WayBack back) {
    return secured(
        Pages.html(200, "consent", Map.of("tenant", tenant, "app", app, "parameters", parameters)),
        "'self' " + back.origin());
  }

  private static Answer secured(Answer page, String formAction) {
    return Pages.secured(page, "form-action " + formAction, "no-referrer");
  }

  private String required(String name) throws RefusedException {
    String value = parameters.getOrDefault(name, "");
    if (value.isBlank()) {
      throw errors.refused(LoginError.PARAMETER, name);
    }
    return value;
  }

  /** Where the address means every tenant, the person's own counts: here, the application's. */
  private Tenant tenant(String segment, String clientId) throws RefusedException {
    boolean any = segment.equals(second ? "organizations" : "common");
    Optional<Tenant> tenant =
        tenants.stream()
            .filter(candidate -> candidate.cloud() == cloud)
            .filter(t -> any ? t.client(clientId).isPresent() : t.isNamed(segment))
            .findFirst();
    return tenant.orElseThrow(
        () -> errors.unknownTenant(LoginError.REQUEST_FOR_UNKNOWN_TENANT, segment));
  }

  private WayBack redirectUri(AppRegistration app) throws RefusedException {
    String text = parameters.getOrDefault("redirect_uri", "");
    if (text.isBlank()) {
      throw errors.refused(LoginError.NO_REPLY_ADDRESS);
    }
    if (!app.mayReturnTo(text)) {
      throw errors.refused(LoginError.REPLY_ADDRESS, text, app.appId());
    }
    return new WayBack(URI.create(text), parameters.get("state"));
  }

  private Answer accept(Tenant tenant, AppRegistration app, WayBack back) {
    app.consent();
    String scope = second ? "&scope=" + Request.encoded(parameters.get("scope")) : "";
    return back.with("admin_consent=True&tenant=" + tenant.id() + scope)
        .noting("consented to " + app.name());
  }

  private Answer cancel(WayBack back) {
    return back.with(cancelled(second)).noting("cancelled");
  }

  /** What an application is told when the administrator cancels. */
  static String cancelled(boolean second) {
    return second
        ? "admin_consent=True&error=consent_required&error_description="
            + Request.encoded(
                "AADSTS65004: The resource owner or authorization server denied the request.")
        : "error=permission_denied&error_description="
            + Request.encoded("The admin canceled the request");
  }
}
