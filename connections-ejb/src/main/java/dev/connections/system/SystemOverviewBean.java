package dev.connections.system;

import dev.connections.console.SystemHealth;
import dev.connections.console.system.DatabaseView;
import dev.connections.console.system.NodeView;
import dev.connections.console.system.SettingView;
import dev.connections.console.system.SystemOverview;
import dev.connections.platform.Database;
import dev.connections.platform.Settings;
import dev.connections.platform.schema.AppliedSchema;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gathers what the page System shows. */
@Stateless
@Local(SystemOverview.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SystemOverviewBean implements SystemOverview {
  private static final Logger LOG = Logger.getLogger(SystemOverviewBean.class.getName());

  @Resource(lookup = Database.JNDI_NAME)
  private DataSource dataSource;

  @Inject private Settings settings;
  @Inject private SystemHealth health;
  @Inject private AppliedSchema schema;

  @Override
  @RolesAllowed("administrator")
  public NodeView node() {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    // The JDK's name of a process: its number, @, and the machine's name, without a call to DNS
    // where that does not answer.
    String name = runtime.getName();
    return new NodeView(
        name.substring(name.indexOf('@') + 1),
        runtime.getPid(),
        Instant.ofEpochMilli(runtime.getStartTime()),
        Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")));
  }

  @Override
  @RolesAllowed("administrator")
  public Optional<DatabaseView> database() {
    if (!answersLately()) {
      return Optional.empty();
    }
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData about = connection.getMetaData();
      return Optional.of(
          new DatabaseView(
              about.getDatabaseProductName(),
              about.getDatabaseProductVersion(),
              schema.version(connection)));
    } catch (SQLException away) {
      LOG.log(Level.FINE, "The database went away while it was asked about itself", away);
      return Optional.empty();
    }
  }

  /** Or else the page would wait as long as the driver does. */
  private boolean answersLately() {
    return health.parts().stream().anyMatch(part -> part.name().equals("database") && part.up());
  }

  @Override
  @RolesAllowed("administrator")
  public List<SettingView> settings() {
    return ShownSettings.of(settings);
  }

  @Override
  @RolesAllowed("administrator")
  public List<String> unreadKeys() {
    return Settings.unknownKeys(ConfigProvider.getConfig().getPropertyNames());
  }
}
