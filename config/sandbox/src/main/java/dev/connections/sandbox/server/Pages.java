package dev.connections.sandbox.server;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Web pages, from the templates of {@code src/main/jte}. */
public final class Pages {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Pages.class.getClassLoader(),
          "dev.connections.sandbox.templates");

  /** Style and script, which every page has from its own origin. */
  private static final Map<String, String> FILES =
      Map.of("/sandbox.css", "text/css", "/sandbox.js", "text/javascript");

  private Pages() {}

  /**
   * @param parameters by the names that the template has for them
   */
  public static Answer html(int status, String template, Map<String, Object> parameters) {
    var out = new StringOutput();
    TEMPLATES.render(template + ".jte", parameters, out);
    return Answer.text(status, "text/html", out.toString());
  }

  public static boolean isFile(String path) {
    return FILES.containsKey(path);
  }

  public static Answer file(String path) {
    try (InputStream in = Pages.class.getResourceAsStream(path.substring(1))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Answer.text(200, FILES.get(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An answer that a browser takes for a page of ours alone, and does not keep.
   *
   * @param policy what it may load and where its forms lead, for Content-Security-Policy
   * @param referrer who may know where the browser comes from
   */
  public static Answer secured(Answer answer, String policy, String referrer) {
    return answer
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none';"
                + " frame-ancestors 'none'; "
                + policy)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", referrer)
        .with("Cache-Control", "no-store");
  }
}
