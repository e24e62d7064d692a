package dev.connections.web.applications;

import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.capabilities.Capabilities;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connections.ConnectionLists;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.PagedTable;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.primefaces.event.data.PageEvent;

/** The list of the applications of all connections. */
@Named
@ViewScoped
public class ApplicationsPage implements Serializable {
  @EJB private ConnectionLists lists;
  @Inject private KnownWorkloads workloads;
  @EJB private Capabilities catalog;

  private ApplicationListAddress query;
  private transient PagedTable<ApplicationRow> table;
  private transient List<CapabilityView> offered;

  @PostConstruct
  void begin() {
    query = new ApplicationListAddress(workloads.ids());
  }

  public ApplicationListAddress getQuery() {
    return query;
  }

  public PagedTable<ApplicationRow> getTable() {
    if (table == null) {
      table =
          new PagedTable<>(
              query,
              (first, size) -> lists.applications(query.filter(first, size)),
              ApplicationRow::id);
    }
    return table;
  }

  /** What can be filtered by: the capabilities of all workloads. */
  public List<CapabilityView> getCapabilities() {
    if (offered == null) {
      offered =
          workloads.ids().stream().flatMap(workload -> catalog.of(workload).stream()).toList();
    }
    return offered;
  }

  /** Other filters: from the first page again. */
  public void filter() {
    query.setOffset(0);
  }

  /** The list counts itself above the rows, so it has to know before they are read. */
  public void turn(PageEvent event) {
    query.setOffset(event.getPage() * query.getPageSize());
  }

  public void clear() {
    query.clear();
  }
}
