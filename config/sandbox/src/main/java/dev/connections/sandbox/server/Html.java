package dev.connections.sandbox.server;

/** Text that becomes part of a page. */
public final class Html {
  private Html() {}

  static String escape(Object value) {
    return String.valueOf(value)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A template with {@code %s} for values, each of which is escaped. */
  public static String of(String template, Object... values) {
    Object[] escaped = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      escaped[i] = values[i] instanceof Raw raw ? raw.html() : escape(values[i]);
    }
    return template.formatted(escaped);
  }

  /** Markup that is one already. */
  public static Raw raw(String html) {
    return new Raw(html);
  }

  record Raw(String html) {}
}
