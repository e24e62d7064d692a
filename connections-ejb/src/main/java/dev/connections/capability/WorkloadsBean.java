package dev.connections.capability;

import dev.connections.api.Workload;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.console.workloads.Workloads;
import dev.connections.platform.InputRules;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** The console's view of the workloads. */
@Stateless
@Local(Workloads.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkloadsBean implements Workloads {
  @Inject private Catalog catalog;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<WorkloadView> all() {
    return catalog.workloads();
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public boolean isUnusualClientId(Workload workload, String typed) {
    String clientId = InputRules.clientIdOrEmpty(typed);
    return workload != null
        && !clientId.isEmpty()
        && catalog.workloads().stream()
            .filter(one -> one.workload().equals(workload))
            .map(WorkloadView::clientIds)
            .anyMatch(form -> !form.certain() && !form.fits(clientId));
  }
}
