package dev.connections.web.applications;

import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connections.ConnectionLists;
import dev.connections.web.export.Csv;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The list as a file: all rows of the filters that the page has in its address. */
@WebServlet("/applications/applications.csv")
public class ApplicationsDownload extends HttpServlet {
  private static final long serialVersionUID = 1;

  @EJB private transient ConnectionLists lists;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ApplicationListAddress address = new ApplicationListAddress();
    address.read(request::getParameter);
    try (Csv csv = Csv.download(response, "applications-" + LocalDate.now(clock) + ".csv")) {
      csv.row(
          "connection",
          "name",
          "type",
          "app id",
          "workload",
          "organization host",
          "capabilities",
          "held more than once",
          "status",
          "reason",
          "reason subject",
          "nearest expiry",
          "last check");
      lists.exportApplications(
          address.filter(0, 1),
          row ->
              csv.row(
                  row.connectionName(),
                  row.name(),
                  row.type(),
                  row.clientId(),
                  row.workload(),
                  row.organizationHost(),
                  titles(row.capabilities()),
                  String.join("; ", row.shared()),
                  row.status(),
                  row.reason(),
                  row.reasonSubject(),
                  row.nearestExpiry(),
                  row.checkedAt()));
    }
  }

  private static String titles(List<CapabilityView> capabilities) {
    return capabilities.stream().map(CapabilityView::title).collect(Collectors.joining("; "));
  }
}
