package dev.connections.credential.input;

import java.util.Set;

/**
 * The plain text in a document of WordPad, TextEdit or Word's RTF: its letters and line ends,
 * without the tables of fonts and colours before them.
 */
final class RichText {
  /** Groups whose text is not the document's. */
  private static final Set<String> ASIDE =
      Set.of("fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "generator");

  private static final int DEEPEST = 100;

  private final String text;
  private final StringBuilder plain = new StringBuilder();
  private int at;

  /** The depth of the group that is left out, or 0. */
  private int aside;

  private int depth;

  private RichText(String text) {
    this.text = text;
  }

  static boolean is(String text) {
    return text.startsWith("{\\rtf");
  }

  static String plain(String text) {
    RichText rich = new RichText(text);
    while (rich.at < text.length() && rich.depth < DEEPEST) {
      rich.next();
    }
    return rich.plain.toString();
  }

  private void next() {
    char c = text.charAt(at++);
    switch (c) {
      case '{' -> depth++;
      case '}' -> {
        aside = aside == depth ? 0 : aside;
        depth--;
      }
      case '\\' -> control();
      case '\n' -> {}
      default -> put(c);
    }
  }

  private void control() {
    if (at == text.length()) {
      return;
    }
    char c = text.charAt(at);
    if (Character.isLetter(c)) {
      word();
      return;
    }
    at++;
    switch (c) {
      case '\'' -> code(16, Math.min(at + 2, text.length()));
      case '*' -> leaveOut();
      case '\n' -> put('\n');
      case '~' -> put(' ');
      case '_' -> put('-');
      case '-' -> {}
      default -> put(c);
    }
  }

  private void word() {
    int start = at;
    at = end(start, false);
    String name = text.substring(start, at);
    int digits = at;
    at = end(digits, true);
    String number = text.substring(digits, at);
    if (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    switch (name) {
      case "par", "line", "sect", "row" -> put('\n');
      case "tab", "cell" -> put(' ');
      case "emdash" -> put('\u2014');
      case "endash" -> put('\u2013');
      case "lquote", "rquote" -> put('\'');
      case "ldblquote", "rdblquote" -> put('"');
      case "u" -> unicode(number);
      default -> {
        if (ASIDE.contains(name)) {
          leaveOut();
        }
      }
    }
  }

  private int end(int start, boolean digits) {
    int end = digits && start < text.length() && text.charAt(start) == '-' ? start + 1 : start;
    while (end < text.length() && isPart(text.charAt(end), digits)) {
      end++;
    }
    return end;
  }

  private static boolean isPart(char c, boolean digits) {
    return digits ? c >= '0' && c <= '9' : c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** Its number may be negative, and one character for older programs stands behind it. */
  private void unicode(String number) {
    if (number.matches("-?\\d{1,5}")) {
      put((char) Integer.parseInt(number));
    }
    if (at < text.length() && "\\{}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
  }

  private void code(int radix, int end) {
    String digits = text.substring(at, end);
    if (digits.matches("[0-9A-Fa-f]{2}")) {
      put((char) Integer.parseInt(digits, radix));
      at = end;
    }
  }

  private void leaveOut() {
    if (aside == 0) {
      aside = depth;
    }
  }

  private void put(char c) {
    if (aside == 0) {
      plain.append(c);
    }
  }
}
