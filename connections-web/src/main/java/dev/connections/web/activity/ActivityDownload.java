package dev.connections.web.activity;

import dev.connections.console.activity.Activity;
import dev.connections.web.export.Csv;
import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The list as a file: all rows of the filters that the page has in its address. */
@WebServlet("/activity/activity.csv")
public class ActivityDownload extends HttpServlet {
  private static final long serialVersionUID = 1;

  @EJB private transient Activity activity;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ActivityQuery query = ActivityQuery.of(request::getParameter);
    try (Csv csv = Csv.download(response, "activity.csv")) {
      csv.row("at", "who", "address", "action", "kind", "id", "name", "result", "detail");
      activity.export(
          query.filter(0, 1),
          row ->
              csv.row(
                  row.at(),
                  row.actor(),
                  row.address(),
                  row.action(),
                  row.subjectKind(),
                  row.subjectId(),
                  row.subjectName(),
                  row.result(),
                  row.detail()));
    }
  }
}
