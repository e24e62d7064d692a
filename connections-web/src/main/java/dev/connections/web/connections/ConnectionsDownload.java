package dev.connections.web.connections;

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
@WebServlet("/connections/connections.csv")
public class ConnectionsDownload extends HttpServlet {
  private static final long serialVersionUID = 1;

  @EJB private transient ConnectionLists lists;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ConnectionListAddress address = new ConnectionListAddress();
    address.read(request::getParameter);
    try (Csv csv = Csv.download(response, "connections-" + LocalDate.now(clock) + ".csv")) {
      csv.row(
          "name",
          "workload",
          "cloud",
          "organization",
          "organization host",
          "organization id",
          "applications",
          "capabilities",
          "status",
          "reason",
          "reason subject",
          "reason application",
          "nearest expiry",
          "last check",
          "connectors",
          "deleted for good");
      lists.exportConnections(
          address.filter(0, 1),
          row ->
              csv.row(
                  row.name(),
                  row.workload(),
                  row.cloud(),
                  row.organizationName(),
                  row.organizationHost(),
                  row.organizationId(),
                  row.applications(),
                  titles(row.capabilities()),
                  row.status(),
                  row.reason(),
                  row.reasonSubject(),
                  row.reasonApplication(),
                  row.nearestExpiry(),
                  row.checkedAt(),
                  row.connectors(),
                  row.deleteAt()));
    }
  }

  private static String titles(List<CapabilityView> capabilities) {
    return capabilities.stream().map(CapabilityView::title).collect(Collectors.joining("; "));
  }
}
