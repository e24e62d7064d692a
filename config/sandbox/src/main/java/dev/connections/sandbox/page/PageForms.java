package dev.connections.sandbox.page;

import com.nimbusds.jose.jwk.KeyType;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.AdminRole;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Trouble;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the page's buttons do: {@code POST /ORGANIZATION} or {@code /TENANT} with {@code action},
 * for an application also with {@code app} (its client id). Answers with a redirect back, so that
 * reloading repeats nothing.
 */
final class PageForms {
  private final Shown shown;

  PageForms(Shown shown) {
    this.shown = shown;
  }

  Answer answer(Request request) {
    Map<String, String> form = request.form();
    for (Organization organization : shown.organizations()) {
      if (request.path().equals(OrganizationPage.path(organization))) {
        return back(organization, form);
      }
    }
    for (Tenant tenant : shown.tenants()) {
      if (request.path().equals(TenantPage.path(tenant))) {
        return back(tenant, form);
      }
    }
    return Answer.text(404, "text/plain", "There is no such page.");
  }

  private static Answer back(Tenant tenant, Map<String, String> form) {
    String appId = form.getOrDefault("app", "");
    String message = "";
    try {
      appId = new TenantForms(tenant, form).apply();
    } catch (IllegalArgumentException e) {
      message = e.getMessage();
    }
    return back(TenantPage.path(tenant), appId, message);
  }

  private static Answer back(Organization organization, Map<String, String> form) {
    String path = OrganizationPage.path(organization);
    String clientId = form.getOrDefault("app", "");
    String message = "";
    try {
      if (clientId.isEmpty()) {
        clientId = apply(organization, form);
      } else {
        String id = clientId;
        ServiceApp app =
            organization
                .client(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no application " + id));
        apply(app, form);
      }
    } catch (IllegalArgumentException e) {
      message = e.getMessage();
    }
    return back(path, clientId, message);
  }

  private static Answer back(String path, String clientId, String message) {
    String query = "?open=" + encoded(clientId) + "&problem=" + encoded(message);
    // A problem is told on top of the page; without a fragment the browser keeps the one it has.
    String anchor = clientId.isEmpty() || !message.isEmpty() ? "#content" : "#" + clientId;
    return Answer.empty(303).with("Location", path + query + anchor);
  }

  /** Returns the client id of an application that is new, else nothing. */
  private static String apply(Organization organization, Map<String, String> form) {
    switch (form.getOrDefault("action", "")) {
      case "trouble" ->
          organization.cause(
              Trouble.valueOf(form.getOrDefault("trouble", "")),
              Reach.valueOf(form.getOrDefault("reach", "")));
      case "calm" -> organization.calm();
      case "forget-calls" -> organization.forgetCalls();
      case "renew-nonce" -> organization.forgetNonces();
      case "create-app" -> {
        String name = form.getOrDefault("name", "").strip();
        if (name.isEmpty() || name.length() > 100) {
          throw new IllegalArgumentException("Give the application a name of up to 100 letters.");
        }
        return organization.createApp(name).clientId();
      }
      default -> throw new IllegalArgumentException("There is no such action.");
    }
    return "";
  }

  private static void apply(ServiceApp app, Map<String, String> form) {
    String kid = form.getOrDefault("kid", "");
    switch (form.getOrDefault("action", "")) {
      case "scopes" -> setScopes(app, form);
      case "grant" -> app.grant(form.getOrDefault("scope", "").strip());
      case "role" -> {
        String role = form.getOrDefault("role", "");
        app.assign(role.isEmpty() ? null : AdminRole.valueOf(role));
      }
      case "proof" -> app.requireProof(form.containsKey("required"));
      case "active" -> app.setActive(form.containsKey("on"));
      case "add-key" -> app.addPublicKey(form.getOrDefault("jwk", ""));
      case "generate-key" -> app.generateKey(KeyType.parse(form.getOrDefault("type", "RSA")));
      case "activate-key" -> app.activateKey(kid);
      case "deactivate-key" -> app.deactivateKey(kid);
      case "remove-key" -> app.removeKey(kid);
      default -> throw new IllegalArgumentException("There is no such action.");
    }
  }

  private static void setScopes(ServiceApp app, Map<String, String> form) {
    Set<String> wanted = new TreeSet<>(form.keySet());
    wanted.removeIf(name -> !name.startsWith("okta."));
    app.scopes().stream().filter(scope -> !wanted.contains(scope)).forEach(app::withdraw);
    wanted.forEach(app::grant);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
