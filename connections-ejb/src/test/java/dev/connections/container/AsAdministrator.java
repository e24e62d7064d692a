package dev.connections.container;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/** Calls as {@code ada}, whose role is {@code administrator}. */
@Stateless
@LocalBean
@RunAs("administrator")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AsAdministrator implements AsRole {
  @Override
  public <T> T call(Callable<T> work) throws Exception {
    return work.call();
  }
}
