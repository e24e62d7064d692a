package dev.connections.credential.input;

/** Takes one level of JSON escapes (RFC 8259 section 7) off a text. */
final class EscapedText {
  private EscapedText() {}

  static String unescape(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      switch (escaped) {
        case 'n', 'r' -> plain.append('\n');
        case 't', 'b', 'f' -> plain.append(' ');
        case 'u' -> i = unicode(text, i, plain);
        default -> plain.append(escaped);
      }
    }
    return plain.toString();
  }

  private static int unicode(String text, int u, StringBuilder plain) {
    if (u + 4 < text.length() && text.substring(u + 1, u + 5).matches("[0-9A-Fa-f]{4}")) {
      plain.append((char) Integer.parseInt(text.substring(u + 1, u + 5), 16));
      return u + 4;
    }
    plain.append('u');
    return u;
  }
}
