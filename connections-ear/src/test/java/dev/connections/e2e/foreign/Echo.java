package dev.connections.e2e.foreign;

import dev.connections.api.ConnectionsException;
import java.io.Serializable;

/** Sends a value back, so that it crosses the ORB in both directions. */
public interface Echo {
  Serializable echo(Serializable value);

  void fail(ConnectionsException failure) throws ConnectionsException;
}
