package dev.connections.web;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.console.workloads.Workloads;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** The workloads of the catalog, for pages and their sentences. */
@Named("workloads")
@RequestScoped
public class KnownWorkloads {
  @EJB private Workloads catalog;

  private List<WorkloadView> all;

  /** In the order of the catalog, whether anything of it can be connected or not. */
  public List<WorkloadView> getAll() {
    if (all == null) {
      all = catalog.all();
    }
    return all;
  }

  /** Their ids, in the same order. */
  public List<Workload> ids() {
    return getAll().stream().map(WorkloadView::workload).toList();
  }

  /** One that the catalog does not have any more is called by its id. */
  public WorkloadView of(Workload workload) {
    return getAll().stream()
        .filter(known -> known.workload().equals(workload))
        .findFirst()
        .orElseGet(() -> WorkloadView.unknown(workload));
  }

  /** Whether a typed client ID looks unlike those of the workload, though it might be one. */
  public boolean isUnusualClientId(Workload workload, String typed) {
    return catalog.isUnusualClientId(workload, typed);
  }

  public String title(Workload workload) {
    return of(workload).title();
  }

  /** What the cloud of an organization of the workload is called. */
  public String cloud(Workload workload, Cloud cloud) {
    return of(workload).titleOf(cloud);
  }
}
