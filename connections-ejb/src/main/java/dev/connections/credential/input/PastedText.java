package dev.connections.credential.input;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;

/** Text as editors and browsers save it: any Unicode encoding, with and without a BOM. */
final class PastedText {
  private PastedText() {}

  /** Without BOM, invisible characters and blanks around it, with LF as the only line end. */
  static String decode(byte[] bytes) {
    return new String(bytes, charset(bytes))
        .replaceAll("[\\uFEFF\\u200B-\\u200F\\u2060\\u00AD\\x00]", "")
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
    if (first == 0xff && second == 0xfe || first != 0 && second == 0) {
      return UTF_16LE;
    }
    return first == 0xfe && second == 0xff || first == 0 && second != 0 ? UTF_16BE : UTF_8;
  }
}
