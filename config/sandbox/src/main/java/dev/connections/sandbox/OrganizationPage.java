package dev.connections.sandbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of one organization, as HTML without scripts of its own. */
final class OrganizationPage {
  private static final int CALLS_SHOWN = 30;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Sandbox sandbox;
  private final Organization organization;

  OrganizationPage(Sandbox sandbox, Organization organization) {
    this.sandbox = sandbox;
    this.organization = organization;
  }

  static String path(Organization organization) {
    return "/" + organization.name().toLowerCase(Locale.ROOT);
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
    return Html.of(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/sandbox.css">
        <script src="/sandbox.js" defer></script>
        <title>%s - Pretend organizations</title>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header><div class="brand"><i></i>Pretend organizations</div><nav aria-label="Organizations">%s</nav></header>
        <main id="content">
        %s
        <div class="head"><div><h1>%s</h1><p class="lead">A pretend Okta organization on this machine, %s. Its applications answer as Okta does, and as strictly.</p></div></div>
        <div class="two"><div>%s</div><div>%s</div></div>
        <section class="card" aria-labelledby="apps"><h2 id="apps">Applications</h2>
        <p class="lead">Ready-made API Services apps. Open one to copy its client ID and private key, and to break it.</p>
        %s%s</section>
        %s
        </main>
        <p id="copied" class="toast" role="status" aria-live="polite"></p>
        </body>
        </html>
        """,
        organization.name(),
        Html.raw(navigation()),
        Html.raw(problem(query.getOrDefault("problem", ""))),
        organization.name(),
        "idx".equals(organization.pipeline()) ? "Identity Engine" : "Classic Engine",
        Html.raw(domains()),
        Html.raw(trouble()),
        Html.raw(apps),
        Html.raw(creation()),
        Html.raw(calls()));
  }

  private String navigation() {
    return sandbox.organizations().stream()
        .map(
            other ->
                Html.of(
                    "<a href=\"%s\"%s>%s</a>",
                    path(other),
                    Html.raw(other == organization ? " class=\"on\" aria-current=\"page\"" : ""),
                    other.name()))
        .collect(Collectors.joining());
  }

  private static String problem(String sentence) {
    return sentence.isEmpty()
        ? ""
        : Html.of(
            "<div class=\"find\" role=\"alert\"><b>Nothing was changed.</b>%s</div>", sentence);
  }

  private String domains() {
    String custom =
        organization
            .customOrigin()
            .map(uri -> row("Custom domain", uri, "Leads to the Okta domain by its metadata."))
            .orElse("");
    String untrusted =
        organization == sandbox.acme()
            ? row(
                "Bad certificate",
                sandbox.untrustedOrigin(),
                "The same organization; nobody trusts this certificate.")
            : "";
    return Html.of(
        """
        <section class="card" aria-labelledby="domains"><h2 id="domains">Domains</h2><dl class="kv">%s%s%s
        <dt>Organization ID</dt><dd><code>%s</code></dd></dl></section>
        """,
        Html.raw(row("Okta domain", organization.origin(), "Type this in Connections.")),
        Html.raw(custom),
        Html.raw(untrusted),
        organization.id());
  }

  private static String row(String label, Object value, String hint) {
    return Html.of(
        "<dt>%s</dt><dd><code>%s</code> <button type=\"button\" class=\"btn t\""
            + " data-copy=\"%s\">Copy<span class=\"sr\"> %s</span></button><small>%s</small></dd>",
        label, value, value, label, hint);
  }

  private String trouble() {
    Trouble now = organization.trouble();
    StringBuilder troubles = new StringBuilder();
    for (Trouble trouble : Trouble.values()) {
      troubles.append(
          Html.of(
              "<option value=\"%s\"%s>%s: %s</option>",
              trouble.name(),
              Html.raw(trouble == now ? " selected" : ""),
              trouble.label(),
              trouble.explanation().substring(0, 1).toLowerCase(Locale.ROOT)
                  + trouble.explanation().substring(1)));
    }
    StringBuilder reaches = new StringBuilder();
    for (Reach reach : Reach.values()) {
      reaches.append(
          Html.of(
              "<option value=\"%s\"%s>%s</option>",
              reach.name(),
              Html.raw(reach == organization.reach() ? " selected" : ""),
              reach.label()));
    }
    return Html.of(
        """
        <section class="card" aria-labelledby="trouble"><h2 id="trouble">Trouble <span class="st %s">%s</span></h2>
        <form method="post"><label for="what">What is wrong</label><select id="what" name="trouble">%s</select>
        <label for="where">With which calls</label><select id="where" name="reach">%s</select>
        <p class="row"><button class="btn p" name="action" value="trouble">Set</button>
        <button class="btn" name="action" value="calm">End all trouble</button>
        <button class="btn" name="action" value="renew-nonce">Renew the DPoP nonce</button></p></form></section>
        """,
        now == Trouble.NONE ? "ok" : "bad",
        now.label(),
        Html.raw(troubles.toString()),
        Html.raw(reaches.toString()));
  }

  private static String creation() {
    return """
    <form method="post" class="create"><label for="name">Create another API Services app</label>
    <span class="row"><input id="name" name="name" maxlength="100" required>
    <button class="btn" name="action" value="create-app">Create</button></span>
    <small>It gets an RSA key, no scope, no role, and requires DPoP, as a new app in Okta does.</small></form>
    """;
  }

  private String calls() {
    List<Call> calls = organization.calls();
    String rows =
        calls.stream().limit(CALLS_SHOWN).map(OrganizationPage::call).collect(Collectors.joining());
    String table =
        calls.isEmpty()
            ? "<p class=\"lead\">Nobody called yet. What Connections asks for appears here.</p>"
            : "<table><thead><tr><th>Time</th><th>Call</th><th>Client ID</th><th>Answer</th></tr>"
                + "</thead><tbody>"
                + rows
                + "</tbody></table><form method=\"post\"><button class=\"btn t\" name=\"action\""
                + " value=\"forget-calls\">Clear the list</button></form>";
    return Html.of(
        """
        <section class="card" aria-labelledby="calls"><h2 id="calls">Latest calls</h2>%s</section>
        """,
        Html.raw(table));
  }

  private static String call(Call call) {
    return Html.of(
        "<tr><td>%s</td><td><code>%s %s%s</code><small>%s</small></td><td><code>%s</code></td>"
            + "<td><span class=\"st %s\">%s</span><small>%s</small></td></tr>",
        TIME.format(call.at()),
        call.method(),
        call.path(),
        call.query(),
        call.origin(),
        call.clientId(),
        call.status() == 0 ? "mute" : call.status() < 300 ? "ok" : "bad",
        call.status() == 0 ? "none" : call.status(),
        call.note());
  }
}
