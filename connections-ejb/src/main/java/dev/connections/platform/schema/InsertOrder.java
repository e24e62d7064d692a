package dev.connections.platform.schema;

import dev.connections.platform.Settings;
import dev.connections.platform.StartProblem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.sessions.Session;

/**
 * Rows are inserted after those that they name. EclipseLink works that out from relations between
 * entities, of which there are none here (features know each other's ids alone), so it is told of
 * the foreign keys that the database has. Otherwise each row that others name would have to be
 * flushed by itself.
 */
final class InsertOrder {
  private static final String FOREIGN_KEYS =
      """
      select naming.table_name, named.table_name
      from information_schema.referential_constraints reference
      join information_schema.table_constraints naming
        on naming.constraint_schema = reference.constraint_schema
        and naming.constraint_name = reference.constraint_name
      join information_schema.table_constraints named
        on named.constraint_schema = reference.unique_constraint_schema
        and named.constraint_name = reference.unique_constraint_name
      where reference.constraint_schema = current_schema
      """;

  private InsertOrder() {}

  /**
   * To be called before EclipseLink logs in, when the schema is there.
   *
   * @throws StartProblem when the database fails meanwhile; says why in one sentence
   */
  static void follow(Session session, DataSource dataSource, Settings settings) {
    Map<String, List<ClassDescriptor>> mapped =
        session.getDescriptors().values().stream()
            .filter(d -> !d.isAggregateDescriptor())
            .distinct()
            .collect(Collectors.groupingBy(ClassDescriptor::getTableName));
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet keys = statement.executeQuery(FOREIGN_KEYS)) {
      while (keys.next()) {
        for (ClassDescriptor naming : mapped.getOrDefault(keys.getString(1), List.of())) {
          for (ClassDescriptor named : mapped.getOrDefault(keys.getString(2), List.of())) {
            naming.addConstraintDependency(named.getJavaClass());
          }
        }
      }
    } catch (SQLException refused) {
      throw new StartProblem(new DatabaseFailure(settings).sentence(refused), refused);
    }
  }
}
