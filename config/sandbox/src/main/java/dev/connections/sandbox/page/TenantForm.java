package dev.connections.sandbox.page;

import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.LoginRefusal;
import dev.connections.sandbox.entra.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the buttons on the page of a tenant do. */
final class TenantForm extends PageForm<AppRegistration> {
  private static final Duration LONG_AGO = Duration.ofDays(400);
  private static final Duration YEAR = Duration.ofDays(365);

  private final Tenant tenant;

  TenantForm(Tenant tenant, Map<String, String> form) {
    super(tenant, form);
    this.tenant = tenant;
  }

  @Override
  AppRegistration make(String name) {
    return tenant.registerApp(name);
  }

  @Override
  void apply() {
    switch (action()) {
      case "refuse" ->
          tenant.refuseTokens(
              field("refusal").isEmpty() ? null : LoginRefusal.valueOf(field("refusal")));
      case "hide" -> tenant.hideFromOtherClouds(true);
      case "show" -> tenant.hideFromOtherClouds(false);
      case "spread" -> tenant.spreadConsentAfter(Duration.ofSeconds(number("seconds")));
      default -> throw unknown();
    }
  }

  @Override
  void apply(AppRegistration app) {
    switch (action()) {
      case "add-secret" -> app.addSecret(field("name").strip(), Duration.ofDays(180));
      case "add-unknown-secret" -> app.addUnknownSecret("Not made by us");
      case "expire-secret" -> app.expireSecret(field("key"));
      case "expire-secrets" -> app.secrets().forEach(s -> app.expireSecret(s.keyId()));
      case "remove-secret" -> app.removeSecret(field("key"));
      case "add-certificate" -> app.addCertificate(field("certificate"));
      case "generate-certificate" -> app.generateCertificate();
      case "generate-expired" ->
          app.generateCertificate(tenant.clock().instant().minus(LONG_AGO), YEAR);
      case "remove-certificate" -> app.removeCertificate(field("key"));
      case "enabled" -> app.setEnabled(has("on"));
      case "forget-consents" -> tenant.signIns().forgetConsents(app.appId());
      case "redirect" -> app.addRedirectUri(field("uri").strip());
      case "remove-principal" -> app.removePrincipal();
      case "remove-app" -> tenant.removeApp(app.appId());
      default -> applyToPermissions(app);
    }
  }

  private void applyToPermissions(AppRegistration app) {
    switch (action()) {
      case "permissions" -> setPermissions(app);
      case "manifest" -> app.declareManifest(field("manifest"));
      case "declare" -> app.declare(role());
      case "revoke" -> app.revoke(role());
      case "add-permission" -> {
        app.declare(role());
        app.grant(role());
      }
      case "remove-permission" -> {
        app.undeclare(role());
        app.revoke(role());
      }
      case "consent" -> app.consent();
      case "withdraw" -> app.withdrawConsent();
      default -> throw unknown();
    }
  }

  private void setPermissions(AppRegistration app) {
    Set<AppRole> shown = new TreeSet<>(app.declared());
    shown.addAll(app.granted());
    for (AppRole role : shown) {
      if (has("declared:" + role.fullName())) {
        app.declare(role);
      } else {
        app.undeclare(role);
      }
      if (has("granted:" + role.fullName())) {
        app.grant(role);
      } else {
        app.revoke(role);
      }
    }
  }

  private AppRole role() {
    return AppRole.all().stream()
        .filter(role -> role.fullName().equals(field("role")))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Choose a permission."));
  }
}
