package dev.connections.platform.schema;

import dev.connections.platform.InvalidSettingsException;
import dev.connections.platform.Settings;
import dev.connections.platform.SettingsProducer;
import dev.connections.platform.StartProblem;
import dev.connections.platform.outbound.OutboundTrust;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * The first code of the application that runs: checks the settings, migrates the schema, and
 * compares it with the mapping. EclipseLink calls it before it logs in, which Payara lets it do
 * while it prepares the application, so that a start-up bean would be too late.
 */
public class MigrateThenCheck implements SessionCustomizer {
  private static final Logger LOG = Logger.getLogger(MigrateThenCheck.class.getName());

  @Override
  public void customize(Session session) throws Exception {
    checkSettings();
    DatabaseLogin login = session.getLogin();
    DataSource dataSource = ((JNDIConnector) login.getConnector()).getDataSource();
    Settings settings = SettingsProducer.current();
    new Migration(dataSource, settings).run();
    InsertOrder.follow(session, dataSource, settings);

    // Otherwise each request waits twice five seconds while the database is away.
    login.setQueryRetryAttemptCount(0);
    login.setDelayBetweenConnectionAttempts(0);
    login.setConnectionHealthValidatedOnError(false);

    session
        .getEventManager()
        .addListener(
            new SessionEventAdapter() {
              @Override
              public void postLogin(SessionEvent event) {
                checkMapping(event.getSession(), dataSource);
              }
            });
  }

  private static void checkSettings() {
    List<String> problems =
        new ArrayList<>(Settings.unknownKeys(ConfigProvider.getConfig().getPropertyNames()));
    try {
      OutboundTrust.check(SettingsProducer.current());
    } catch (InvalidSettingsException invalid) {
      problems.addAll(invalid.problems());
    }
    if (!problems.isEmpty()) {
      throw new StartProblem(String.join(" ", problems));
    }
  }

  /**
   * EclipseLink has no check of its own that works after a migration. Tables come from the fields'
   * mappings, which versions 4 and 5 declare alike; {@code getTables} and {@code getFields} they do
   * not, and {@code getFieldsMap} leaves out what is embedded.
   */
  private static void checkMapping(Session session, DataSource dataSource) {
    List<ClassDescriptor> mapped =
        session.getDescriptors().values().stream()
            .filter(d -> !d.isAggregateDescriptor())
            .distinct()
            .toList();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        PostgreSqlGrants.of(connection).refuseClosed(connection, tables(mapped));
      }
      for (ClassDescriptor descriptor : mapped) {
        Set<DatabaseField> fields = descriptor.getObjectBuilder().getMappingsByField().keySet();
        String columns =
            fields.stream().map(DatabaseField::getQualifiedName).collect(Collectors.joining(", "));
        String tables =
            fields.stream()
                .map(field -> field.getTable().getQualifiedName())
                .distinct()
                .collect(Collectors.joining(", "));
        statement.executeQuery("select " + columns + " from " + tables + " where 1=0").close();
      }
      LOG.info(() -> "Database ready, " + mapped.size() + " mapped tables checked");
    } catch (SQLException differs) {
      throw new StartProblem(
          "The database does not have the tables and columns that this version of Connections"
              + " needs: "
              + differs.getMessage().lines().findFirst().orElse("")
              + " Restore a backup, or start the version that made it.",
          differs);
    }
  }

  private static List<String> tables(List<ClassDescriptor> mapped) {
    return mapped.stream()
        .flatMap(descriptor -> descriptor.getObjectBuilder().getMappingsByField().keySet().stream())
        .map(field -> field.getTableName())
        .distinct()
        .toList();
  }
}
