package dev.connections.sandbox.page;

import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.LoginRefusal;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the buttons on the page of a tenant do. */
final class TenantForms {
  private static final Duration LONG_AGO = Duration.ofDays(400);
  private static final Duration YEAR = Duration.ofDays(365);

  private final Tenant tenant;
  private final Map<String, String> form;

  TenantForms(Tenant tenant, Map<String, String> form) {
    this.tenant = tenant;
    this.form = form;
  }

  /** How a form names a permission. */
  static String name(AppRole role) {
    return role.resource().name() + "/" + role.value();
  }

  /**
   * Returns the app ID of the application to show, or nothing.
   *
   * @throws IllegalArgumentException says in words why nothing was changed
   */
  String apply() {
    String appId = field("app");
    if (appId.isEmpty()) {
      return applyToTenant();
    }
    AppRegistration app =
        tenant
            .client(appId)
            .orElseThrow(() -> new IllegalArgumentException("There is no application " + appId));
    if ("remove-app".equals(field("action"))) {
      tenant.removeApp(appId);
      return "";
    }
    if (!applyToCredentials(app) && !applyToPermissions(app) && !applyToProperties(app)) {
      throw new IllegalArgumentException("There is no such action.");
    }
    return appId;
  }

  private String applyToTenant() {
    switch (field("action")) {
      case "trouble" ->
          tenant.cause(Trouble.valueOf(field("trouble")), Reach.valueOf(field("reach")));
      case "calm" -> tenant.calm();
      case "refuse" ->
          tenant.refuseTokens(
              field("refusal").isEmpty() ? null : LoginRefusal.valueOf(field("refusal")));
      case "hide" -> tenant.hideFromOtherClouds(true);
      case "show" -> tenant.hideFromOtherClouds(false);
      case "forget-calls" -> tenant.forgetCalls();
      case "create-app" -> {
        String name = field("name").strip();
        if (name.isEmpty() || name.length() > 100) {
          throw new IllegalArgumentException("Give the application a name of up to 100 letters.");
        }
        return tenant.registerApp(name).appId();
      }
      default -> throw new IllegalArgumentException("There is no such action.");
    }
    return "";
  }

  private boolean applyToCredentials(AppRegistration app) {
    switch (field("action")) {
      case "add-secret" -> app.addSecret(field("name").strip(), Duration.ofDays(180));
      case "add-unknown-secret" -> app.addUnknownSecret("Not made by us");
      case "expire-secret" -> app.expireSecret(field("key"));
      case "expire-secrets" -> app.secrets().forEach(s -> app.expireSecret(s.keyId()));
      case "remove-secret" -> app.removeSecret(field("key"));
      case "add-certificate" -> app.addCertificate(field("certificate"));
      case "generate-certificate" -> app.generateCertificate();
      case "generate-expired" -> {
        Instant start = tenant.clock().instant().minus(LONG_AGO);
        app.generateCertificate(start, YEAR);
      }
      case "remove-certificate" -> app.removeCertificate(field("key"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean applyToPermissions(AppRegistration app) {
    switch (field("action")) {
      case "permissions" -> setPermissions(app);
      case "manifest" -> app.declareManifest(field("manifest"));
      case "declare" -> app.declare(role(field("role")));
      case "revoke" -> app.revoke(role(field("role")));
      case "add-permission" -> {
        app.declare(role(field("role")));
        app.grant(role(field("role")));
      }
      case "remove-permission" -> {
        app.undeclare(role(field("role")));
        app.revoke(role(field("role")));
      }
      case "consent" -> app.consent();
      case "withdraw" -> app.withdrawConsent();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean applyToProperties(AppRegistration app) {
    switch (field("action")) {
      case "enabled" -> app.setEnabled(form.containsKey("on"));
      case "redirect" -> app.addRedirectUri(field("uri").strip());
      case "remove-principal" -> app.removePrincipal();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void setPermissions(AppRegistration app) {
    Set<AppRole> shown = new TreeSet<>(app.declared());
    shown.addAll(app.granted());
    for (AppRole role : shown) {
      if (form.containsKey("declared:" + name(role))) {
        app.declare(role);
      } else {
        app.undeclare(role);
      }
      if (form.containsKey("granted:" + name(role))) {
        app.grant(role);
      } else {
        app.revoke(role);
      }
    }
  }

  private static AppRole role(String name) {
    return AppRole.all().stream()
        .filter(role -> name(role).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Choose a permission."));
  }

  private String field(String name) {
    return form.getOrDefault(name, "");
  }
}
