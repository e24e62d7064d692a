package dev.connections.e2e.foreign;

import dev.connections.api.ConnectionsException;
import jakarta.ejb.Remote;
import jakarta.ejb.Stateless;
import java.io.Serializable;

@Stateless
@Remote(Echo.class)
public class EchoBean implements Echo {
  @Override
  public Serializable echo(Serializable value) {
    return value;
  }

  @Override
  public void fail(ConnectionsException failure) throws ConnectionsException {
    throw failure;
  }
}
