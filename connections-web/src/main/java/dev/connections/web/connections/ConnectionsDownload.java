package dev.connections.web.connections;

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
@WebServlet("/connections/connections.csv")
public class ConnectionsDownload extends CsvDownload {
  private static final long serialVersionUID = 1;

  @EJB private transient ConnectionLists lists;
  @Inject private transient KnownWorkloads workloads;

  @Override
  protected String fileName(LocalDate today) {
    return "connections-" + today + ".csv";
  }

  @Override
  protected void write(UnaryOperator<String> parameters, Csv csv) {
    ConnectionListAddress address = new ConnectionListAddress(workloads.ids());
    address.read(parameters);
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
        "connectors waiting",
        "deleted for good");
    lists.exportConnections(
        address.filter(0, 1),
        row ->
            csv.row(
                row.name(),
                words().workload(row.organization().workload()),
                words().cloud(row.organization().workload(), row.organization().cloud()),
                row.organization().name(),
                row.organization().host(),
                row.organization().id(),
                row.applications(),
                titles(row.capabilities()),
                words().status(row.health().status()),
                words()
                    .reason(
                        row.health().reason(),
                        row.health().subject(),
                        "",
                        row.organization().workload()),
                row.health().subject(),
                row.health().application(),
                row.health().nearestExpiry(),
                row.health().checkedAt(),
                row.connectors(),
                row.waiting(),
                row.deleteAt()));
  }
}
