package dev.connections.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.concurrent.Callable;

/** Runs something in one transaction, as the services do. */
@ApplicationScoped
public class OneTransactionInContainer {
  @Transactional(rollbackOn = Exception.class)
  public <T> T call(Callable<T> work) throws Exception {
    return work.call();
  }
}
