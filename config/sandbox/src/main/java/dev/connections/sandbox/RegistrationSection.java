package dev.connections.sandbox;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One app registration on the page of its tenant. */
final class RegistrationSection {
  private final Tenant tenant;
  private final AppRegistration app;
  private final Instant now;

  RegistrationSection(Tenant tenant, AppRegistration app) {
    this.tenant = tenant;
    this.app = app;
    now = tenant.clock().instant();
  }

  String html(boolean open) {
    return Html.of(
        """
        <details class="app" id="%s"%s><summary><span class="name"><b>%s</b><small>%s</small></span>
        <span class="facts">%s</span></summary>
        <div class="inside"><dl class="kv">%s</dl><h3>Break and repair</h3>%s
        <h3>Client secrets</h3>%s<h3>Certificates</h3>%s<h3>API permissions</h3>%s<h3>Properties</h3>%s</div></details>
        """,
        app.appId(),
        Html.raw(open ? " open" : ""),
        app.name(),
        app.explanation(),
        Html.raw(facts()),
        Html.raw(
            PageFrame.row(
                "Application (client) ID",
                app.appId(),
                app.hasPrincipal()
                    ? "Its service principal is " + app.principalId() + "."
                    : "It has no service principal in this tenant.")),
        Html.raw(breakage()),
        Html.raw(secrets()),
        Html.raw(certificates()),
        Html.raw(permissions()),
        Html.raw(properties()));
  }

  private String facts() {
    Set<AppRole> missing = app.declared();
    missing.removeAll(app.granted());
    boolean secret = app.secrets().stream().anyMatch(known -> known.holdsAt(now));
    boolean certificate = app.certificates().stream().anyMatch(known -> now.isBefore(known.end()));
    return PageFrame.tag(
            missing.isEmpty() && !app.granted().isEmpty() ? "ok" : "bad",
            app.granted().size() + " granted")
        + (missing.isEmpty() ? "" : PageFrame.tag("warn", missing.size() + " without consent"))
        + (secret ? "" : PageFrame.tag("warn", "No valid secret"))
        + (certificate ? "" : PageFrame.tag("warn", "No valid certificate"))
        + (app.hasPrincipal() ? "" : PageFrame.tag("bad", "No service principal"))
        + (app.enabled() ? "" : PageFrame.tag("bad", "Disabled"));
  }

  private String breakage() {
    String removable = app.granted().stream().map(this::option).collect(Collectors.joining());
    Set<AppRole> others = new TreeSet<>(AppRole.all());
    others.removeAll(app.granted());
    String addable = others.stream().map(this::option).collect(Collectors.joining());
    return Html.of(
        """
        <form method="post" class="row">%s<label for="remove-%s">Granted</label><select id="remove-%s" name="role">%s</select>
        <button class="btn" name="action" value="remove-permission">Remove permission</button>
        <button class="btn" name="action" value="revoke">Withdraw its consent</button></form>
        <form method="post" class="row">%s<label for="add-%s">Not granted</label><select id="add-%s" name="role">%s</select>
        <button class="btn" name="action" value="add-permission">Add excess permission</button>
        <button class="btn" name="action" value="declare">Declare without consent</button></form>
        <form method="post" class="row">%s<button class="btn" name="action" value="withdraw">Withdraw consent</button>
        <button class="btn" name="action" value="consent">Grant admin consent</button>
        <button class="btn" name="action" value="expire-secrets">Expire the secret</button>
        <button class="btn" name="action" value="add-unknown-secret">Add an unknown secret</button></form>
        """,
        Html.raw(appField()),
        app.appId(),
        app.appId(),
        Html.raw(removable),
        Html.raw(appField()),
        app.appId(),
        app.appId(),
        Html.raw(addable),
        Html.raw(appField()));
  }

  private String option(AppRole role) {
    return PageFrame.option(TenantForms.name(role), false, words(role));
  }

  private static String words(AppRole role) {
    return role.resource() == Resource.GRAPH
        ? role.value()
        : role.value() + " (" + role.resource().label() + ")";
  }

  private String secrets() {
    String listed = app.secrets().stream().map(this::secret).collect(Collectors.joining());
    return listed
        + Html.of(
            """
            <form method="post" class="row">%s<label for="secret-%s">Description</label><input id="secret-%s" name="name" maxlength="60" value="Password">
            <button class="btn" name="action" value="add-secret">New client secret</button></form>
            """,
            Html.raw(appField()), app.appId(), app.appId());
  }

  private String secret(AppSecret secret) {
    String value =
        secret.isKnown()
            ? PageFrame.secret("Value", secret.value())
            : "<p class=\"lead\">Somebody else made it; its value is known to nobody here.</p>";
    return Html.of(
        """
        <div class="key"><div class="row"><b>%s</b> <code>%s...</code> %s %s%s</div><div class="copies">%s%s</div></div>
        """,
        secret.displayName(),
        secret.hint(),
        Html.raw(lifetime(secret.start(), secret.end())),
        Html.raw(button("expire-secret", secret.keyId(), "Expire")),
        Html.raw(button("remove-secret", secret.keyId(), "Remove")),
        Html.raw(value),
        Html.raw(PageFrame.secret("Secret ID", secret.keyId())));
  }

  private String lifetime(Instant start, Instant end) {
    if (!now.isBefore(end)) {
      return PageFrame.tag("bad", "Expired " + day(end));
    }
    return now.isBefore(start)
        ? PageFrame.tag("warn", "Valid from " + day(start))
        : PageFrame.tag("ok", "Valid until " + day(end));
  }

  private static String day(Instant instant) {
    return instant.toString().substring(0, 10);
  }

  private String certificates() {
    String listed =
        app.certificates().stream().map(this::certificate).collect(Collectors.joining());
    return listed
        + Html.of(
            """
            <form method="post" class="add">%s<label for="cer-%s">Upload a certificate (text of a .cer or .pem file)</label>
            <textarea id="cer-%s" name="certificate" rows="3" spellcheck="false" placeholder="-----BEGIN CERTIFICATE-----"></textarea>
            <span class="row"><button class="btn" name="action" value="add-certificate">Add certificate</button>
            <button class="btn" name="action" value="generate-certificate">Generate certificate and key</button>
            <button class="btn" name="action" value="generate-expired">Generate an expired one</button></span></form>
            """,
            Html.raw(appField()), app.appId(), app.appId());
  }

  private String certificate(AppCertificate certificate) {
    String key =
        certificate.hasPrivateKey()
            ? PageFrame.secret("Private key (PEM)", certificate.keyPem())
                + PageFrame.secret(
                    "Certificate and private key (PEM)", certificate.pem() + certificate.keyPem())
                + Html.of(
                    "<div class=\"copy\"><a href=\"%s?pfx=%s\" download=\"%s.pfx\">Download as"
                        + " PFX</a></div>",
                    TenantPage.path(tenant), certificate.keyId(), certificate.thumbprint())
                + PageFrame.secret("Pass phrase of the PFX", certificate.passPhrase())
            : "<p class=\"lead\">Whoever made it has the private key.</p>";
    return Html.of(
        """
        <div class="key"><div class="row"><b>%s</b> <code>%s</code> %s %s</div><div class="copies">%s%s</div></div>
        """,
        certificate.displayName(),
        certificate.thumbprint(),
        Html.raw(lifetime(certificate.start(), certificate.end())),
        Html.raw(button("remove-certificate", certificate.keyId(), "Remove")),
        Html.raw(key),
        Html.raw(PageFrame.secret("Certificate (PEM)", certificate.pem())));
  }

  private String button(String action, String keyId, String words) {
    return Html.of(
        "<form method=\"post\">%s<input type=\"hidden\" name=\"key\" value=\"%s\"><button class=\"btn"
            + " t\" name=\"action\" value=\"%s\">%s<span class=\"sr\"> %s</span></button></form>",
        Html.raw(appField()), keyId, action, words, keyId);
  }

  private String permissions() {
    Set<AppRole> shown = app.declared();
    shown.addAll(app.granted());
    String rows = shown.stream().map(this::permission).collect(Collectors.joining());
    String table =
        rows.isEmpty()
            ? "<p class=\"lead\">It declares nothing and may do nothing.</p>"
            : Html.of(
                """
                <form method="post">%s<table><thead><tr><th>Permission</th><th>Declared</th><th>Granted</th></tr></thead>
                <tbody>%s</tbody></table><p class="row"><button class="btn" name="action" value="permissions">Save permissions</button></p></form>
                """,
                Html.raw(appField()), Html.raw(rows));
    return table
        + Html.of(
            """
            <form method="post" class="add">%s<label for="manifest-%s">Declare what a manifest says (requiredResourceAccess)</label>
            <textarea id="manifest-%s" name="manifest" rows="3" spellcheck="false">%s</textarea>
            <span class="row"><button class="btn" name="action" value="manifest">Save manifest</button></span></form>
            """,
            Html.raw(appField()),
            app.appId(),
            app.appId(),
            Json.text(GraphObjects.requiredResourceAccess(app)));
  }

  private String permission(AppRole role) {
    String name = TenantForms.name(role);
    return Html.of(
        """
        <tr><td><b>%s</b><small>%s</small></td><td>%s</td><td>%s</td></tr>
        """,
        role.value(),
        role.resource().label() + ", " + role.id(),
        Html.raw(box("declared:" + name, app.declared().contains(role), "Declared")),
        Html.raw(box("granted:" + name, app.granted().contains(role), "Granted")));
  }

  private static String box(String name, boolean checked, String words) {
    return Html.of(
        "<label class=\"box\"><input type=\"checkbox\" name=\"%s\"%s> %s</label>",
        name, Html.raw(checked ? " checked" : ""), words);
  }

  private String properties() {
    String uris =
        Stream.concat(Stream.of("every address of this machine"), app.redirectUris().stream())
            .collect(Collectors.joining(", "));
    return Html.of(
        """
        <form method="post" class="row">%s%s<button class="btn" name="action" value="enabled">Save</button></form>
        <form method="post" class="row">%s<label for="uri-%s">Redirect URI</label><input id="uri-%s" name="uri" type="url">
        <button class="btn" name="action" value="redirect">Add</button></form><small>Registered: %s.</small>
        <form method="post" class="row">%s<button class="btn" name="action" value="remove-principal">Remove the service principal</button>
        <button class="btn" name="action" value="remove-app">Delete the registration</button></form>
        """,
        Html.raw(appField()),
        Html.raw(box("on", app.enabled(), "Enabled for sign-in")),
        Html.raw(appField()),
        app.appId(),
        app.appId(),
        uris,
        Html.raw(appField()));
  }

  private String appField() {
    return Html.of("<input type=\"hidden\" name=\"app\" value=\"%s\">", app.appId());
  }
}
