package dev.connections.web.activity;

import dev.connections.console.activity.Activity;
import dev.connections.web.export.Csv;
import dev.connections.web.export.CsvDownload;
import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/** The list as a file: all rows of the filters that the page has in its address. */
@WebServlet("/activity/activity.csv")
public class ActivityDownload extends CsvDownload {
  private static final long serialVersionUID = 1;

  @EJB private transient Activity activity;

  @Override
  protected String fileName(LocalDate today) {
    return "activity.csv";
  }

  @Override
  protected void write(UnaryOperator<String> parameters, Csv csv) {
    ActivityListAddress query = new ActivityListAddress();
    query.read(parameters);
    csv.row("at", "who", "address", "action", "kind", "id", "name", "result", "detail");
    activity.export(
        query.filter(0, 1),
        row ->
            csv.row(
                row.at(),
                words().actor(row.actor()),
                row.address(),
                words().act(row.action()),
                words().subjectKind(row.subjectKind()),
                row.subjectId(),
                row.subjectName(),
                words().result(row.result()),
                words().detail(row)));
  }
}
