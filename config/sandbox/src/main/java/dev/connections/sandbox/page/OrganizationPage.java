package dev.connections.sandbox.page;

import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Html;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of one organization, as HTML without scripts of its own. */
final class OrganizationPage {
  private final Shown shown;
  private final Organization organization;

  OrganizationPage(Shown shown, Organization organization) {
    this.shown = shown;
    this.organization = organization;
  }

  static String path(Organization organization) {
    return PageFrame.path(organization.name());
  }

  /**
   * @param query {@code open} is the client id of the application to show unfolded, {@code problem}
   *     a sentence to show on top
   */
  String html(Map<String, String> query) {
    String open = query.getOrDefault("open", "");
    organization.apps().parallelStream().forEach(ServiceApp::keys);
    String apps =
        organization.apps().stream()
            .map(app -> new AppSection(app).html(app.clientId().equals(open)))
            .collect(Collectors.joining());
    return PageFrame.html(
        shown,
        organization.name(),
        "A pretend Okta organization on this machine, "
            + ("idx".equals(organization.pipeline()) ? "Identity Engine" : "Classic Engine")
            + ". Its applications answer as Okta does, and as strictly.",
        query.getOrDefault("problem", ""),
        Html.of(
            """
            <div class="two"><div>%s</div><div>%s</div></div>
            <section class="card" aria-labelledby="apps"><h2 id="apps">Applications</h2>
            <p class="lead">Ready-made API Services apps. Open one to copy its client ID and private key, and to break it.</p>
            %s%s</section>
            """,
            Html.raw(domains()),
            Html.raw(
                PageFrame.trouble(
                    organization.trouble(),
                    organization.reach(),
                    "<button class=\"btn\" name=\"action\" value=\"renew-nonce\">Renew the DPoP"
                        + " nonce</button>")),
            Html.raw(apps),
            Html.raw(creation())),
        PageFrame.calls(organization.calls()));
  }

  private String domains() {
    String custom =
        organization
            .customOrigin()
            .map(
                uri ->
                    PageFrame.row(
                        "Custom domain", uri, "Leads to the Okta domain by its metadata."))
            .orElse("");
    String untrusted =
        organization == shown.first()
            ? PageFrame.row(
                "Bad certificate",
                shown.untrustedOrigin(),
                "The same organization; nobody trusts this certificate.")
            : "";
    return Html.of(
        """
        <section class="card" aria-labelledby="domains"><h2 id="domains">Domains</h2><dl class="kv">%s%s%s
        <dt>Organization ID</dt><dd><code>%s</code></dd></dl></section>
        """,
        Html.raw(PageFrame.row("Okta domain", organization.origin(), "Type this in Connections.")),
        Html.raw(custom),
        Html.raw(untrusted),
        organization.id());
  }

  private static String creation() {
    return """
    <form method="post" class="create"><label for="name">Create another API Services app</label>
    <span class="row"><input id="name" name="name" maxlength="100" required>
    <button class="btn" name="action" value="create-app">Create</button></span>
    <small>It gets an RSA key, no scope, no role, and requires DPoP, as a new app in Okta does.</small></form>
    """;
  }
}
