package dev.connections.container;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/** Calls as {@code connie}, whose role is {@code connector}. */
@Stateless
@LocalBean
@RunAs("connector")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AsConnector implements AsRole {
  @Override
  public <T> T call(Callable<T> work) throws Exception {
    return work.call();
  }
}
