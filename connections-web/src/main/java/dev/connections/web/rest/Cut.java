package dev.connections.web.rest;

import dev.connections.api.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Which page of a list was asked for. To callers a cursor is opaque, so that what it holds may
 * become another thing.
 */
record Cut(int first, int size) {
  static final int MOST = 200;
  private static final int USUAL = 100;

  /**
   * @param cursor of the page before; null for the first one
   * @param limit null for the usual size
   */
  static Cut of(String cursor, String limit) throws InvalidRequestException {
    return new Cut(cursor == null ? 0 : first(cursor), size(limit));
  }

  static int size(String limit) throws InvalidRequestException {
    if (limit == null) {
      return USUAL;
    }
    int size = number(limit);
    if (size < 1 || size > MOST) {
      throw new InvalidRequestException(Map.of("limit", "A page has 1 to " + MOST + " items."));
    }
    return size;
  }

  static String cursor(int first) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("at:" + first).getBytes(StandardCharsets.US_ASCII));
  }

  private static int first(String cursor) throws InvalidRequestException {
    int first = -1;
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      first = text.startsWith("at:") ? number(text.substring(3)) : -1;
    } catch (IllegalArgumentException noBase64) {
      // Told below, as for any other text that is none.
    }
    if (first < 0) {
      throw new InvalidRequestException(
          Map.of("cursor", "The cursor is not one of this list. Begin without one."));
    }
    return first;
  }

  /** Negative for what is no number that could be meant. */
  private static int number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
  }
}
