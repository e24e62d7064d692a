package dev.connections.web.export;

import dev.connections.console.capabilities.CapabilityView;
import dev.connections.words.Sentences;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A list as a file: all rows of the filters that the page has in its address, in the words of the
 * page. Ids and times are as programs take them.
 */
public abstract class CsvDownload extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String BUNDLE = "dev.connections.web.text.Lists";

  @Inject private transient Clock clock;
  @Inject private transient Sentences sentences;

  protected CsvDownload() {}

  CsvDownload(Clock clock) {
    this.clock = clock;
  }

  /** Plain ASCII. */
  protected abstract String fileName(LocalDate today);

  /**
   * Writes the head and all rows.
   *
   * @param parameters answers the value of a parameter of the address, or null
   */
  protected abstract void write(UnaryOperator<String> parameters, Csv csv);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Csv csv = Csv.download(response, fileName(LocalDate.now(clock)));
    try {
      write(request::getParameter, csv);
    } catch (RuntimeException broken) {
      breakOff(csv, response);
      throw broken;
    }
    csv.close();
  }

  /** An orderly end would make what was written so far look like the whole list. */
  private static void breakOff(Csv csv, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      csv.row(ResourceBundle.getBundle(BUNDLE).getString("export.incomplete"));
      csv.close();
    } else {
      response.resetBuffer();
      response.setHeader("Content-Disposition", "inline");
    }
  }

  /** What people read of codes. */
  protected Sentences words() {
    return sentences;
  }

  protected static String titles(List<CapabilityView> capabilities) {
    return capabilities.stream().map(CapabilityView::title).collect(Collectors.joining("; "));
  }
}
