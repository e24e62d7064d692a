package dev.connections.container;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/** Calls as {@code audrey}, whose role is {@code auditor}. */
@Stateless
@LocalBean
@RunAs("auditor")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AsAuditor implements AsRole {
  @Override
  public <T> T call(Callable<T> work) throws Exception {
    return work.call();
  }
}
