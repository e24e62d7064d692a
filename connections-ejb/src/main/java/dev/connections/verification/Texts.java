package dev.connections.verification;

import dev.connections.platform.PlainText;

/** Cuts what a provider said to what a column holds. */
final class Texts {
  private static final int LONGEST_DETAIL = 500;

  private Texts() {}

  /** No control characters (PostgreSQL refuses a zero character) and at most {@code length}. */
  static String cut(String text, int length) {
    return text == null ? "" : PlainText.shortened(PlainText.oneLine(text), length);
  }

  static String clean(String text) {
    return cut(text, LONGEST_DETAIL);
  }
}
