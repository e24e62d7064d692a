package dev.connections.sandbox.page;

import com.nimbusds.jose.jwk.KeyType;
import dev.connections.sandbox.okta.AdminRole;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ServiceApp;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the buttons on the page of an Okta organization do. */
final class OrganizationForm extends PageForm<ServiceApp> {
  private final Organization organization;

  OrganizationForm(Organization organization, Map<String, String> form) {
    super(organization, form);
    this.organization = organization;
  }

  @Override
  ServiceApp make(String name) {
    return organization.createApp(name);
  }

  @Override
  void apply() {
    if (!"renew-nonce".equals(action())) {
      throw unknown();
    }
    organization.forgetNonces();
  }

  @Override
  void apply(ServiceApp app) {
    switch (action()) {
      case "scopes" -> setScopes(app);
      case "grant" -> app.grant(field("scope").strip());
      case "role" -> app.assign(field("role").isEmpty() ? null : AdminRole.valueOf(field("role")));
      case "proof" -> app.requireProof(has("required"));
      case "active" -> app.setActive(has("on"));
      case "add-key" -> app.addPublicKey(field("jwk"));
      case "generate-key" ->
          app.generateKey(has("type") ? KeyType.parse(field("type")) : KeyType.RSA);
      case "activate-key" -> app.activateKey(field("kid"));
      case "deactivate-key" -> app.deactivateKey(field("kid"));
      case "redirect" -> app.addRedirectUri(field("uri").strip());
      case "remove-redirect" -> app.removeRedirectUri(field("uri"));
      case "renew-secret" -> app.renewClientSecret();
      case "method" -> app.signInWithSecret(has("secret"));
      case "rotation" -> {
        if (has("rotate")) {
          app.rotateRefreshTokens(Duration.ofSeconds(number("leeway")));
        } else {
          app.keepRefreshTokens();
        }
      }
      case "forget-consents" -> organization.signIns().forgetConsents(app.clientId());
      case "remove-key" -> app.removeKey(field("kid"));
      default -> throw unknown();
    }
  }

  private void setScopes(ServiceApp app) {
    Set<String> wanted = new TreeSet<>(fields().keySet());
    wanted.removeIf(name -> !name.startsWith("okta."));
    app.scopes().stream().filter(scope -> !wanted.contains(scope)).forEach(app::withdraw);
    wanted.forEach(app::grant);
  }
}
