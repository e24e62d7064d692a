package dev.connections.web.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180), a row at a time. A field that a spreadsheet would calculate is
 * led by an apostrophe, since names are typed by people and a formula can call other hosts (OWASP,
 * "CSV Injection").
 */
public final class Csv implements Closeable {
  /** Tells spreadsheets that the text is UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What starts a formula, in half and full width, also behind blanks that are trimmed away. */
  private static final Pattern FORMULA =
      Pattern.compile("[\\s\\h]*[=+\\-@＝＋－＠].*|[\t\r\n].*", Pattern.DOTALL);

  private final Writer out;

  /**
   * @param out closed with this
   */
  public Csv(Writer out) {
    this.out = out;
  }

  /**
   * Makes the answer a file to download.
   *
   * @param fileName plain ASCII, such as {@code activity.csv}
   */
  public static Csv download(HttpServletResponse response, String fileName) throws IOException {
    response.setContentType("text/csv;charset=UTF-8;header=present");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    response.setHeader("Cache-Control", "no-store");
    // Not the response's own writer, which would go on writing for somebody who went away.
    Writer out =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    out.write(BYTE_ORDER_MARK);
    return new Csv(out);
  }

  /**
   * Writes one row.
   *
   * @param values null counts as empty; numbers are written as they are
   * @throws UncheckedIOException when the reader went away, which ends the export
   */
  public void row(Object... values) {
    try {
      out.write(Arrays.stream(values).map(Csv::field).collect(Collectors.joining(",")) + "\r\n");
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number) {
      return value.toString();
    }
    String text = value.toString();
    String harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
    return "\"" + harmless.replace("\"", "\"\"") + "\"";
  }
}
