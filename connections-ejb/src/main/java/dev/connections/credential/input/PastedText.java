package dev.connections.credential.input;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;

/** Text as editors and browsers save it: any Unicode encoding, with and without a BOM. */
final class PastedText {
  /** How many bytes tell an encoding. */
  private static final int LOOKED_AT = 4096;

  private PastedText() {}

  /** Without BOM, invisible characters and blanks around it, with LF as the only line end. */
  static String decode(byte[] bytes) {
    return tidied(new String(bytes, charset(bytes)));
  }

  /** As {@link #decode}, of what is text already. */
  static String tidied(String text) {
    return text.replaceAll("^\\uFFFD{2}|[\\uFEFF\\u200B-\\u200F\\u2060\\u00AD\\x00]", "")
        .replaceAll("[\\u00A0\\u2007\\u202F]", " ")
        .replaceAll("\\r\\n?|[\\u2028\\u2029\\u0085]", "\n")
        .strip();
  }

  /** Word processors turn hyphens into dashes and straight quotes into curly ones. */
  static String withoutTypography(String text) {
    return text.replaceAll("[\\u2014\\u2015]", "--")
        .replaceAll("[\\u2010-\\u2013\\u2212]", "-")
        .replaceAll("[\\u201C-\\u201F]", "\"");
  }

  /** UTF-16 without a BOM shows by its zero bytes, which no key in UTF-8 has. */
  private static Charset charset(byte[] bytes) {
    if (bytes.length < 2) {
      return UTF_8;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (first == 0xff && second == 0xfe || first == 0xfe && second == 0xff) {
      return first == 0xff ? UTF_16LE : UTF_16BE;
    }
    int[] zeros = new int[2];
    int looked = Math.min(bytes.length, LOOKED_AT);
    for (int i = 0; i < looked; i++) {
      zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    // Of the bytes, an eighth, since a comment before the key may be in letters that have no zero
    // byte.
    if (Math.max(zeros[0], zeros[1]) <= looked / 8) {
      return UTF_8;
    }
    return zeros[1] > zeros[0] ? UTF_16LE : UTF_16BE;
  }
}
