package dev.connections.web.applications;

import dev.connections.console.connections.ConnectionLists;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.export.Csv;
import dev.connections.web.export.CsvDownload;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/** The list as a file: all rows of the filters that the page has in its address. */
@WebServlet("/applications/applications.csv")
public class ApplicationsDownload extends CsvDownload {
  private static final long serialVersionUID = 1;

  @EJB private transient ConnectionLists lists;
  @Inject private transient KnownWorkloads workloads;

  @Override
  protected String fileName(LocalDate today) {
    return "applications-" + today + ".csv";
  }

  @Override
  protected void write(UnaryOperator<String> parameters, Csv csv) {
    ApplicationListAddress address = new ApplicationListAddress(workloads.ids());
    address.read(parameters);
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
                words().type(row.type()),
                row.clientId(),
                words().workload(row.organization().workload()),
                row.organization().host(),
                titles(row.capabilities()),
                String.join("; ", row.shared()),
                words().status(row.health().status()),
                words()
                    .reason(
                        row.health().reason(),
                        row.health().subject(),
                        "",
                        row.organization().workload()),
                row.health().subject(),
                row.health().nearestExpiry(),
                row.health().checkedAt()));
  }
}
