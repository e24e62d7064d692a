package dev.connections.capability;

import dev.connections.console.workloads.WorkloadView;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Reads the catalog at the start, so that a mistake in it stops the start and nobody's work. */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CatalogCheck {
  private static final Logger LOG = Logger.getLogger(CatalogCheck.class.getName());

  @Inject private Catalog catalog;

  @PostConstruct
  void check() {
    for (WorkloadView workload : catalog.workloads()) {
      int capabilities = catalog.capabilities(workload.workload()).size();
      LOG.info(
          () -> "Capability catalog: " + capabilities + " capabilities of " + workload.workload());
    }
  }
}
