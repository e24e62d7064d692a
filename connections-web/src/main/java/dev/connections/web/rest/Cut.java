package dev.connections.web.rest;

import dev.connections.api.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;

/**
 * Which page of a list was asked for. To callers a cursor is opaque, so that what it holds may
 * become another thing.
 *
 * @param before null for a list that holds everything; else what is as late as this is left out, so
 *     that a list that grows at its front stays the same on all pages
 * @param behind what the last item of the page before is sorted by, where that leads to the page;
 *     null where its number does
 */
record Cut(int first, int size, Instant before, String behind) {
  static final int MOST = 200;
  private static final int USUAL = 100;

  /**
   * @param cursor of the page before; null for the first one
   * @param limit null for the usual size
   */
  static Cut of(String cursor, String limit) throws InvalidRequestException {
    Cut cut = cursor == null ? new Cut(0, 0, null, null) : parsed(cursor);
    return new Cut(cut.first, size(limit), cut.before, cut.behind);
  }

  /** The same of a list that grows at its front: it is walked through as it is now. */
  static Cut growing(String cursor, String limit, Instant now) throws InvalidRequestException {
    Cut cut = of(cursor, limit);
    return cut.before == null ? new Cut(cut.first, cut.size, now, null) : cut;
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

  /** The same, with a next page that begins behind this. */
  Cut behind(String last) {
    return new Cut(first, size, before, last);
  }

  /** Of the page that begins behind so many items. */
  String cursor(int items) {
    String text =
        "at:"
            + items
            + (before == null ? "" : " " + before)
            + (behind == null ? "" : "\n" + behind);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Cut parsed(String cursor) throws InvalidRequestException {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] lines = text.split("\n", 2);
      String[] parts = lines[0].split(" ");
      int first = parts[0].startsWith("at:") ? number(parts[0].substring(3)) : -1;
      Instant before = parts.length == 2 ? Instant.parse(parts[1]) : null;
      if (first >= 0
          && parts.length <= 2
          && (before == null || Given.canBeKept(before.atOffset(ZoneOffset.UTC).getYear()))) {
        return new Cut(first, 0, before, lines.length == 2 ? lines[1] : null);
      }
    } catch (IllegalArgumentException | DateTimeException madeUp) {
      // Told below, as for any other text that is none.
    }
    throw new InvalidRequestException(
        Map.of("cursor", "The cursor is not one of this list. Begin without one."));
  }

  /** Negative for what is no number that could be meant. */
  private static int number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
  }
}
