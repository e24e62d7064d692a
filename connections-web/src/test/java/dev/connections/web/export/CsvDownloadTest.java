package dev.connections.web.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a person gets whose list cannot be read to its end. */
class CsvDownloadTest {
  private final Answer answer = new Answer();

  @Test
  void endsWithARowThatSaysSoWhenRowsWereSentBefore() {
    assertThatThrownBy(() -> download(10_000)).hasMessage("the database is gone");

    assertThat(answer.text())
        .contains("\"row 0\"\r\n", "\"row 9999\"\r\n")
        .endsWith("and rows are missing. Export again.\"\r\n");
  }

  @Test
  void isAnErrorAndNoFileWhenNothingWasSentBefore() {
    assertThatThrownBy(() -> download(1)).hasMessage("the database is gone");

    assertThat(answer.text()).isEmpty();
    assertThat(answer.headers).containsEntry("Content-Disposition", "inline");
  }

  private void download(int rows) throws Exception {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, values) -> null);
    new Breaking(rows).doGet(request, answer.response());
  }

  private static final class Breaking extends CsvDownload {
    private static final long serialVersionUID = 1;

    private final int rows;

    Breaking(int rows) {
      super(Clock.systemUTC());
      this.rows = rows;
    }

    @Override
    protected String fileName(LocalDate today) {
      return "list.csv";
    }

    @Override
    protected void write(UnaryOperator<String> parameters, Csv csv) {
      for (int i = 0; i < rows; i++) {
        csv.row("row " + i);
      }
      throw new IllegalStateException("the database is gone");
    }
  }

  /** Committed by the first octet that leaves the buffer of the file. */
  private static final class Answer extends ServletOutputStream {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Map<String, String> headers = new HashMap<>();

    String text() {
      return sent.toString(UTF_8);
    }

    HttpServletResponse response() {
      return (HttpServletResponse)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (proxy, method, values) ->
                  switch (method.getName()) {
                    case "getOutputStream" -> this;
                    case "isCommitted" -> sent.size() > 0;
                    case "setHeader" -> headers.put((String) values[0], (String) values[1]);
                    default -> null;
                  });
    }

    @Override
    public void write(int octet) {
      sent.write(octet);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
