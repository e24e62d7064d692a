package dev.connections.verification;

/** Cuts what a provider said to what a column holds. */
final class Texts {
  private static final int LONGEST_DETAIL = 500;

  private Texts() {}

  /** No control characters (PostgreSQL refuses a zero character) and at most {@code length}. */
  static String cut(String text, int length) {
    String clean = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= length ? clean : clean.substring(0, length - 1) + "…";
  }

  static String clean(String text) {
    return cut(text, LONGEST_DETAIL);
  }
}
