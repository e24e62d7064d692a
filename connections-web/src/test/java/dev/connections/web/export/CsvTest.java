package dev.connections.web.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private final StringWriter out = new StringWriter();
  private final Csv csv = new Csv(out);

  @Test
  void endsEachRowAsTheStandardSays() {
    csv.row("name", "id");
    csv.row("Contoso", "1");

    assertThat(out).hasToString("\"name\",\"id\"\r\n\"Contoso\",\"1\"\r\n");
  }

  @Test
  void keepsCommasQuotesAndLinesWithinTheirField() {
    csv.row("a, \"b\"\nc");

    assertThat(out).hasToString("\"a, \"\"b\"\"\nc\"\r\n");
  }

  @Test
  void writesNothingForWhatIsNotThereAndNumbersAsTheyAre() {
    csv.row(null, -7, "");

    assertThat(out).hasToString(",-7,\"\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "＝1",
        "\u00a0=1",
        "\n=1\n"
      })
  void letsNoSpreadsheetCalculate(String formula) {
    csv.row(formula);

    assertThat(out.toString()).startsWith("\"'").contains(formula);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1", "backup@contoso.com", "9-1", "Acme - Okta"})
  void leavesWhatNoSpreadsheetCalculates(String text) {
    csv.row(text);

    assertThat(out).hasToString("\"" + text + "\"\r\n");
  }

  @Test
  void endsWhenTheReaderWentAway() {
    Csv broken = new Csv(new Gone());

    assertThatThrownBy(() -> broken.row("a")).isInstanceOf(UncheckedIOException.class);
  }

  /** A reader that closed the connection. */
  private static final class Gone extends Writer {
    @Override
    public void write(char[] text, int from, int length) throws IOException {
      throw new IOException("broken pipe");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
