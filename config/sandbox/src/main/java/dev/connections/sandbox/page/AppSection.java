package dev.connections.sandbox.page;

import dev.connections.sandbox.okta.AdminRole;
import dev.connections.sandbox.okta.AppKey;
import dev.connections.sandbox.okta.Scopes;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Html;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One application on the page of its organization. */
final class AppSection {
  private final ServiceApp app;

  AppSection(ServiceApp app) {
    this.app = app;
  }

  String html(boolean open) {
    return Html.of(
        """
        <details class="app" id="%s"%s><summary><span class="name"><b>%s</b><small>%s</small></span>
        <span class="facts">%s</span></summary>
        <div class="inside"><dl class="kv"><dt>Client ID</dt><dd><code>%s</code>
        <button type="button" class="btn t" data-copy="%s">Copy<span class="sr"> client ID</span></button></dd></dl>
        <h3>Keys</h3>%s%s<h3>Okta API scopes</h3>%s<h3>Admin role</h3>%s<h3>General settings</h3>%s</div></details>
        """,
        app.clientId(),
        Html.raw(open ? " open" : ""),
        app.name(),
        app.explanation(),
        Html.raw(facts()),
        app.clientId(),
        app.clientId(),
        Html.raw(keys()),
        Html.raw(newKeys()),
        Html.raw(scopes()),
        Html.raw(role()),
        Html.raw(settings()));
  }

  private String facts() {
    long granted = app.scopes().stream().filter(Scopes.SEVEN::contains).count();
    int more = app.scopes().size() - (int) granted;
    long active = app.keys().stream().filter(AppKey::active).count();
    return PageFrame.tag(
            granted == 7 ? "ok" : "bad", granted + " of 7 scopes" + (more > 0 ? " + " + more : ""))
        + PageFrame.tag(
            app.role().isEmpty()
                ? "bad"
                : app.role().get() == AdminRole.SUPER_ADMIN ? "ok" : "warn",
            app.role().map(AdminRole::label).orElse("No role"))
        + (active == 0 ? PageFrame.tag("bad", "No active key") : "")
        + (app.proofRequired() ? PageFrame.tag("mute", "DPoP required") : "")
        + (app.active() ? "" : PageFrame.tag("bad", "Inactive"));
  }

  private String keys() {
    return app.keys().stream().map(this::key).collect(Collectors.joining());
  }

  private String key(AppKey key) {
    String state = key.active() ? PageFrame.tag("ok", "Active") : PageFrame.tag("bad", "Inactive");
    String copies =
        key.hasPrivateHalf()
            ? PageFrame.secret("Private key (JSON)", key.privateJwk())
                + PageFrame.secret("Private key (PEM)", key.pem())
                + PageFrame.secret("Private key (PKCS#1 or SEC 1 PEM)", key.traditionalPem())
                + PageFrame.secret("Encrypted private key (PEM)", key.encryptedPem())
                + PageFrame.secret("Pass phrase", key.passPhrase())
            : "<p class=\"lead\">A public key alone; whoever made it has the private one.</p>";
    return Html.of(
        """
        <div class="key"><div class="row"><b>%s</b> <code>%s</code> %s
        %s%s</div><div class="copies">%s%s</div></div>
        """,
        key.publicJwk().getKeyType().getValue(),
        key.kid(),
        Html.raw(state),
        Html.raw(
            key.active()
                ? button("deactivate-key", key.kid(), "Deactivate")
                : button("activate-key", key.kid(), "Activate")),
        Html.raw(button("remove-key", key.kid(), "Remove")),
        Html.raw(copies),
        Html.raw(PageFrame.secret("Public key (JSON)", key.publicJwk().toJSONString())));
  }

  private String button(String action, String kid, String words) {
    return Html.of(
        "<form method=\"post\">%s<input type=\"hidden\" name=\"kid\" value=\"%s\"><button class=\"btn"
            + " t\" name=\"action\" value=\"%s\">%s<span class=\"sr\"> key %s</span></button></form>",
        Html.raw(appField()), kid, action, words, kid);
  }

  private String newKeys() {
    return Html.of(
        """
        <form method="post" class="add">%s<label for="jwk-%s">Add a public key (JSON)</label>
        <textarea id="jwk-%s" name="jwk" rows="3" spellcheck="false" placeholder='{"kty":"RSA", ...}'></textarea>
        <span class="row"><button class="btn" name="action" value="add-key">Add key</button>
        <button class="btn" name="action" value="generate-key">Generate new key</button></span></form>
        """,
        Html.raw(appField()), app.clientId(), app.clientId());
  }

  private String scopes() {
    Set<String> shown = new TreeSet<>(Scopes.SEVEN);
    shown.addAll(app.scopes());
    String boxes =
        shown.stream()
            .map(
                scope ->
                    Html.of(
                        "<label class=\"box\"><input type=\"checkbox\" name=\"%s\"%s> %s</label>",
                        scope, Html.raw(app.scopes().contains(scope) ? " checked" : ""), scope))
            .collect(Collectors.joining());
    String others =
        Scopes.all().stream()
            .filter(scope -> !shown.contains(scope))
            .map(scope -> Html.of("<option>%s</option>", scope))
            .collect(Collectors.joining());
    return Html.of(
        """
        <form method="post">%s<div class="boxes">%s</div>
        <button class="btn" name="action" value="scopes">Save scopes</button></form>
        <form method="post" class="row">%s<label for="scope-%s">Another scope</label>
        <select id="scope-%s" name="scope">%s</select> <button class="btn" name="action" value="grant">Grant</button></form>
        """,
        Html.raw(appField()),
        Html.raw(boxes),
        Html.raw(appField()),
        app.clientId(),
        app.clientId(),
        Html.raw(others));
  }

  private String role() {
    StringBuilder options = new StringBuilder("<option value=\"\">No role</option>");
    for (AdminRole role : AdminRole.values()) {
      options.append(
          Html.of(
              "<option value=\"%s\"%s>%s</option>",
              role.name(),
              Html.raw(app.role().filter(role::equals).isPresent() ? " selected" : ""),
              role.label()));
    }
    return Html.of(
        """
        <form method="post" class="row">%s<label for="role-%s">Role</label><select id="role-%s" name="role">%s</select>
        <button class="btn" name="action" value="role">Save role</button></form>
        """,
        Html.raw(appField()), app.clientId(), app.clientId(), Html.raw(options.toString()));
  }

  private String settings() {
    return Html.of(
        """
        <form method="post" class="row">%s<label class="box"><input type="checkbox" name="required"%s>
        Require Demonstrating Proof of Possession (DPoP) header in token requests</label>
        <button class="btn" name="action" value="proof">Save</button></form>
        <form method="post" class="row">%s<label class="box"><input type="checkbox" name="on"%s>
        The application is active</label>
        <button class="btn" name="action" value="active">Save</button></form>
        """,
        Html.raw(appField()),
        Html.raw(app.proofRequired() ? " checked" : ""),
        Html.raw(appField()),
        Html.raw(app.active() ? " checked" : ""));
  }

  private String appField() {
    return Html.of("<input type=\"hidden\" name=\"app\" value=\"%s\">", app.clientId());
  }
}
