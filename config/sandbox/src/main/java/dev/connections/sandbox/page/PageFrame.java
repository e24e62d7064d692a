package dev.connections.sandbox.page;

import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.server.Call;
import dev.connections.sandbox.server.Html;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Trouble;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the pages of organizations and tenants have in common, as HTML without scripts. */
final class PageFrame {
  private static final int CALLS_SHOWN = 30;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private PageFrame() {}

  static String path(String name) {
    return "/" + name.toLowerCase(Locale.ROOT);
  }

  /**
   * @param name of the organization or tenant that the page is of
   * @param problem a sentence to show on top, or empty
   * @param content the cards
   */
  static String html(Shown shown, String name, String lead, String problem, String... content) {
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
        <div class="head"><div><h1>%s</h1><p class="lead">%s</p></div></div>
        %s
        </main>
        <p id="copied" class="toast" role="status" aria-live="polite"></p>
        </body>
        </html>
        """,
        name,
        Html.raw(navigation(shown, name)),
        Html.raw(problem(problem)),
        name,
        lead,
        Html.raw(String.join("", content)));
  }

  private static String navigation(Shown shown, String current) {
    return Stream.concat(
            shown.organizations().stream().map(Organization::name),
            shown.tenants().stream().map(Tenant::name))
        .map(
            name ->
                Html.of(
                    "<a href=\"%s\"%s>%s</a>",
                    path(name),
                    Html.raw(name.equals(current) ? " class=\"on\" aria-current=\"page\"" : ""),
                    name))
        .collect(Collectors.joining());
  }

  private static String problem(String sentence) {
    return sentence.isEmpty()
        ? ""
        : Html.of(
            "<div class=\"find\" role=\"alert\"><b>Nothing was changed.</b>%s</div>", sentence);
  }

  /** A term of a list, with a button that copies its value. */
  static String row(String label, Object value, String hint) {
    return Html.of(
        "<dt>%s</dt><dd><code>%s</code> <button type=\"button\" class=\"btn t\""
            + " data-copy=\"%s\">Copy<span class=\"sr\"> %s</span></button><small>%s</small></dd>",
        label, value, value, label, hint);
  }

  /** Shown only when asked for; the copy button needs no look at it. */
  static String secret(String label, String value) {
    return Html.of(
        """
        <div class="copy"><details><summary>%s</summary><pre tabindex="0">%s</pre></details>
        <button type="button" class="btn t" data-copy="%s">Copy<span class="sr"> %s</span></button></div>
        """,
        label, value, value, label);
  }

  static String tag(String look, String words) {
    return Html.of("<span class=\"st %s\">%s</span>", look, words);
  }

  /**
   * @param more buttons beside those for trouble
   */
  static String trouble(Trouble now, Reach reach, String more) {
    String troubles =
        Stream.of(Trouble.values())
            .map(
                trouble ->
                    option(
                        trouble.name(),
                        trouble == now,
                        trouble.label()
                            + ": "
                            + trouble.explanation().substring(0, 1).toLowerCase(Locale.ROOT)
                            + trouble.explanation().substring(1)))
            .collect(Collectors.joining());
    String reaches =
        Stream.of(Reach.values())
            .map(value -> option(value.name(), value == reach, value.label()))
            .collect(Collectors.joining());
    return Html.of(
        """
        <section class="card" aria-labelledby="trouble"><h2 id="trouble">Trouble %s</h2>
        <form method="post"><label for="what">What is wrong</label><select id="what" name="trouble">%s</select>
        <label for="where">With which calls</label><select id="where" name="reach">%s</select>
        <p class="row"><button class="btn p" name="action" value="trouble">Set</button>
        <button class="btn" name="action" value="calm">End all trouble</button>
        %s</p></form></section>
        """,
        Html.raw(tag(now == Trouble.NONE ? "ok" : "bad", now.label())),
        Html.raw(troubles),
        Html.raw(reaches),
        Html.raw(more));
  }

  static String option(String value, boolean selected, String words) {
    return Html.of(
        "<option value=\"%s\"%s>%s</option>", value, Html.raw(selected ? " selected" : ""), words);
  }

  static String calls(List<Call> calls) {
    String rows =
        calls.stream().limit(CALLS_SHOWN).map(PageFrame::call).collect(Collectors.joining());
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
        call.status() == 0 ? "mute" : call.status() < 400 ? "ok" : "bad",
        call.status() == 0 ? "none" : call.status(),
        call.note());
  }
}
