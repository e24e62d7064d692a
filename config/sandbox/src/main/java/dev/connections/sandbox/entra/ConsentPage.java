package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Html;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** The plain page that asks an administrator, and the one that says why it does not ask. */
record ConsentPage(Tenant tenant, AppRegistration app, Map<String, String> parameters) {

  Answer answer(URI back) {
    String hidden =
        parameters.entrySet().stream()
            .map(
                parameter ->
                    Html.of(
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">",
                        parameter.getKey(), parameter.getValue()))
            .collect(Collectors.joining());
    String roles =
        app.declared().stream()
            .map(
                role ->
                    Html.of(
                        "<li><b>%s</b><small>%s</small></li>",
                        role.value(), role.resource().label()))
            .collect(Collectors.joining());
    String list =
        roles.isEmpty()
            ? "<p class=\"lead\">This application declares no permission. Accepting grants nothing.</p>"
            : "<ul class=\"asked\">" + roles + "</ul>";
    String html =
        page(
            "Permissions requested",
            Html.of(
                """
                <p class="lead">A pretend Microsoft login on this machine. You act as an administrator of %s (%s).</p>
                <h2>%s</h2><p>asks for these application permissions for the whole organization:</p>%s
                <form method="post">%s<p class="row"><button class="btn p" name="decision" value="accept">Accept</button>
                <button class="btn" name="decision" value="cancel">Cancel</button></p></form>
                """,
                tenant.name(),
                tenant.defaultDomain(),
                app.name(),
                Html.raw(list),
                Html.raw(hidden)));
    return secured(Answer.text(200, "text/html", html), "'self' " + origin(back));
  }

  /** A browser applies the rule for forms to where they lead in the end, too. */
  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  static Answer failure(Answer refusal) {
    String html =
        page(
            "Sorry, but we're having trouble signing you in.",
            Html.of(
                "<div class=\"find\" role=\"alert\"><b>What Microsoft would say</b>%s</div>",
                refusal.note()));
    return secured(Answer.text(400, "text/html", html), "'none'").noting(refusal.note());
  }

  private static String page(String title, String content) {
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
        <title>%s - Pretend Microsoft login</title>
        </head>
        <body><main class="consent"><section class="card"><h1>%s</h1>%s</section></main></body>
        </html>
        """,
        title, title, Html.raw(content));
  }

  private static Answer secured(Answer answer, String formAction) {
    return answer
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none';"
                + " frame-ancestors 'none'; form-action "
                + formAction)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }
}
