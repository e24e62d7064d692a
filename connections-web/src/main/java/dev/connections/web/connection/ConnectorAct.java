package dev.connections.web.connection;

/** What an administrator says to a connector. */
public enum ConnectorAct {
  ALLOW,
  DENY,
  UNLINK
}
