package dev.connections.platform;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something that a node cannot work without. CDI beans of this type are asked every second, one
 * after the other, in a thread of their own.
 */
public interface HealthProbe {
  /** The name of the health check, lower case with hyphens. */
  String name();

  /**
   * Returns when it works.
   *
   * @param connection of the pool, read only; the caller closes it
   * @throws SQLException when the database does not answer
   * @throws IllegalStateException when it answers and something else is wrong; the message is for
   *     the log and holds no secret
   */
  void check(Connection connection) throws SQLException;
}
