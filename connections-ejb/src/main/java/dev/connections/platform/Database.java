package dev.connections.platform;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;

/**
 * Defines the pool. Where the database is, {@link ConfiguredDataSource} reads from the settings;
 * the user here is never asked for.
 *
 * <p>The pool validates each connection when it hands it out: after a restart of PostgreSQL it
 * would otherwise hand out closed ones for ever. The time-outs of the documented PostgreSQL URL end
 * a wait for a database that is frozen.
 */
@DataSourceDefinition(
    name = Database.JNDI_NAME,
    className = "dev.connections.platform.ConfiguredDataSource",
    user = "connections",
    password = "",
    initialPoolSize = 2,
    minPoolSize = 2,
    maxPoolSize = Database.CONNECTIONS,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=auto-commit",
      "fish.payara.fail-all-connections=true",
      "fish.payara.validate-atmost-once-period-in-seconds=0"
    })
@Singleton
@DenyAll
public class Database {
  /**
   * H2 otherwise writes what was committed up to half a second later, and a kill loses what a
   * person was told is saved. The launcher gives the same options to the file in its data folder.
   */
  static final String H2 =
      "jdbc:h2:./data/connections;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
          + ";DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0";

  /** How many a node may hold at once. */
  public static final int CONNECTIONS = 32;

  /** Where the persistence unit and the background probe find the data source. */
  public static final String JNDI_NAME = "java:app/jdbc/connections";
}
