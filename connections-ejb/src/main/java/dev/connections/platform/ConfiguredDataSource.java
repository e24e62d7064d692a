package dev.connections.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What the server's pool opens connections with: the driver's data source, given address, user and
 * password as the operator wrote them. The server would expand <code>${...}</code> in them and drop
 * backslashes, since it takes a password for a piece of its own configuration.
 *
 * <p>A database that is read-only is refused like one that is away, so that the pool holds no
 * connection to the wrong half of a pair of servers. Public because the server makes it by its
 * name.
 */
public final class ConfiguredDataSource implements DataSource {
  private static final String H2 = "org.h2.jdbcx.JdbcDataSource";
  private static final String POSTGRESQL = "org.postgresql.ds.PGSimpleDataSource";

  /** SQL:2016: the client could not establish the connection. */
  private static final String NOT_CONNECTED = "08001";

  private final Settings settings;

  /** For the server. */
  public ConfiguredDataSource() {
    this(SettingsProducer.current());
  }

  /**
   * @param settings that were checked
   */
  public ConfiguredDataSource(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection =
        driver()
            .getConnection(
                settings.text(Setting.DATASOURCE_USER), settings.text(Setting.DATASOURCE_PASSWORD));
    try {
      ReadOnlyDatabase.refuse(connection);
      return connection;
    } catch (SQLException readOnly) {
      connection.close();
      throw readOnly;
    }
  }

  /** The user of the settings: the server knows no other. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  private DataSource driver() throws SQLException {
    String byAddress = isH2(settings) ? H2 : POSTGRESQL;
    String name = settings.given(Setting.DATASOURCE_CLASS_NAME).orElse(byAddress);
    if (name.startsWith("org.h2.") != isH2(settings)) {
      throw unusable(name);
    }
    try {
      DataSource driver =
          Class.forName(name, true, ConfiguredDataSource.class.getClassLoader())
              .asSubclass(DataSource.class)
              .getDeclaredConstructor()
              .newInstance();
      driver
          .getClass()
          .getMethod("setURL", String.class)
          .invoke(driver, settings.given(Setting.DATASOURCE_URL).orElse(Database.H2));
      if (!isH2(settings)) {
        // Inserts of a batch become one of several rows; other statements keep their row counts.
        driver.getClass().getMethod("setReWriteBatchedInserts", boolean.class).invoke(driver, true);
      }
      return driver;
    } catch (ReflectiveOperationException | ClassCastException unusable) {
      throw unusable(name);
    }
  }

  /** Without the cause: it may quote the address, which may hold a password. */
  private static SQLException unusable(String driver) {
    return new SQLException(
        driver + " does not take the address of connections.datasource.url.", NOT_CONNECTED);
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("The driver logs by itself.");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("Time-outs stand in connections.datasource.url.");
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(ConfiguredDataSource.class.getPackageName());
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }

  /** Whether the database is a file of this node, and not one that other nodes may share. */
  public static boolean isH2(Settings settings) {
    return settings.given(Setting.DATASOURCE_URL).map(a -> a.startsWith("jdbc:h2:")).orElse(true);
  }
}
