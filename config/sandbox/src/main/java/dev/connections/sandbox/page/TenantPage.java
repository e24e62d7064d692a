package dev.connections.sandbox.page;

import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.LoginRefusal;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Html;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of one tenant. */
final class TenantPage {
  private final Shown shown;
  private final Tenant tenant;

  TenantPage(Shown shown, Tenant tenant) {
    this.shown = shown;
    this.tenant = tenant;
  }

  static String path(Tenant tenant) {
    return PageFrame.path(tenant.name());
  }

  /**
   * @param query {@code open} is the app ID of the application to show unfolded, {@code problem} a
   *     sentence to show on top, {@code pfx} the ID of a certificate to download instead
   */
  Answer answer(Map<String, String> query) {
    String keyId = query.getOrDefault("pfx", "");
    return tenant.apps().stream()
        .flatMap(app -> app.certificates().stream())
        .filter(known -> known.keyId().equals(keyId) && known.hasPrivateKey())
        .findFirst()
        .map(known -> Answer.bytes("application/x-pkcs12", known.pfx()))
        .orElseGet(() -> Answer.text(200, "text/html", html(query)));
  }

  private String html(Map<String, String> query) {
    String open = query.getOrDefault("open", "");
    tenant.apps().parallelStream().forEach(AppRegistration::certificates);
    String apps =
        tenant.apps().stream()
            .map(app -> new RegistrationSection(tenant, app).html(app.appId().equals(open)))
            .collect(Collectors.joining());
    return PageFrame.html(
        shown,
        tenant.name(),
        "A pretend Entra tenant (Microsoft 365) on this machine, in the cloud "
            + tenant.cloud().label()
            + ". Login and Microsoft Graph answer as Microsoft's do, and as strictly.",
        query.getOrDefault("problem", ""),
        Html.of(
            """
            <div class="two"><div>%s</div><div>%s</div></div>
            <section class="card" aria-labelledby="apps"><h2 id="apps">App registrations</h2>
            <p class="lead">Ready-made ones. Open one to copy its client ID and its secret or certificate, and to break it.
            Entra shows a secret's value once; here it can be copied again.</p>
            %s%s</section>
            """,
            Html.raw(domains()),
            Html.raw(PageFrame.trouble(tenant.trouble(), tenant.reach(), hiding())),
            Html.raw(apps),
            Html.raw(creation())),
        PageFrame.calls(tenant.calls()));
  }

  private String refusal() {
    String options =
        Stream.of(LoginRefusal.values())
            .map(
                why ->
                    PageFrame.option(
                        why.name(), tenant.refusal().filter(why::equals).isPresent(), why.label()))
            .collect(Collectors.joining());
    return Html.of(
        """
        <section class="card"><form method="post"><label for="refusal">Login refuses good credentials</label>
        <select id="refusal" name="refusal"><option value="">No</option>%s</select>
        <p class="row"><button class="btn" name="action" value="refuse">Set</button></p></form></section>
        """,
        Html.raw(options));
  }

  private String hiding() {
    return tenant.isHidden()
        ? "<button class=\"btn\" name=\"action\" value=\"show\">Show it to other clouds</button>"
        : "<button class=\"btn\" name=\"action\" value=\"hide\">Hide it from other clouds</button>";
  }

  private String domains() {
    return Html.of(
        """
        <section class="card" aria-labelledby="domains"><h2 id="domains">Names</h2><dl class="kv">%s%s%s%s%s</dl></section>
        """,
        Html.raw(
            PageFrame.row("Tenant ID", tenant.id(), "Type this, or a domain, in Connections.")),
        Html.raw(
            PageFrame.row("Initial domain", tenant.initialDomain(), "Verified from the start.")),
        Html.raw(PageFrame.row("Default domain", tenant.defaultDomain(), "Verified as well.")),
        Html.raw(
            PageFrame.row(
                "Login",
                tenant.loginOrigin(),
                "Stands for login."
                    + tenant.cloud().instanceName()
                    + ". A browser warns of its certificate: go on.")),
        Html.raw(
            PageFrame.row(
                "Microsoft Graph",
                tenant.graphOrigin(),
                "Stands for " + tenant.cloud().graphHost() + ".")));
  }

  private static String creation() {
    return """
    <form method="post" class="create"><label for="name">Register another application</label>
    <span class="row"><input id="name" name="name" maxlength="100" required>
    <button class="btn" name="action" value="create-app">Register</button></span>
    <small>It has no secret, no certificate and no permission, as a new registration in Entra does.</small></form>
    """;
  }
}
