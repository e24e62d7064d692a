package dev.connections.sandbox.page;

import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.Resource;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.server.Html;
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
  private final CredentialCards credentials;

  RegistrationSection(Tenant tenant, AppRegistration app) {
    this.tenant = tenant;
    this.app = app;
    now = tenant.clock().instant();
    credentials = new CredentialCards(TenantPage.path(tenant), app, now);
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
        Html.raw(credentials.secrets()),
        Html.raw(credentials.certificates()),
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
            Html.raw(appField()), app.appId(), app.appId(), app.manifest());
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
