package dev.connections.platform;

import java.util.regex.Pattern;

/**
 * Text that can be shown and stored in one line: without what nobody sees, and no longer than its
 * place. Lengths are in UTF-16 units, as columns and {@link String#length} count them.
 */
public final class PlainText {
  /**
   * Controls, and what turns the direction of text or is as wide as nothing. Joiners are not among
   * them: names in several scripts need them.
   */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]");

  private static final Pattern WITHOUT_WIDTH =
      Pattern.compile("[\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]");

  private PlainText() {}

  /** Whether it holds what nobody sees and no name needs. */
  public static boolean hasUnseen(String text) {
    return UNSEEN.matcher(text).find();
  }

  /** Whether it is a control or a format character, joiners included. */
  public static boolean isInvisible(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT;
  }

  /** Without any invisible character. */
  public static String withoutInvisible(String text) {
    return withInvisibleAs(text, "");
  }

  /**
   * With this in place of each invisible character, for people who have to see that one is there.
   */
  public static String withInvisibleAs(String text, String replacement) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isInvisible(c)) {
                visible.append(replacement);
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.toString();
  }

  /** Without format characters, which copying brings along; controls and line ends stay. */
  public static String withoutFormat(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** Without what has no width and no name needs; joiners and controls stay. */
  public static String withoutUnseen(String text) {
    return WITHOUT_WIDTH.matcher(text).replaceAll("");
  }

  /** With a blank for each unseen character, a zero character among them, and each line end. */
  public static String oneLine(String text) {
    return UNSEEN.matcher(text).replaceAll(" ");
  }

  /**
   * Cut to at most so many characters, with an ellipsis as the last one; never in the middle of a
   * character.
   */
  public static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
