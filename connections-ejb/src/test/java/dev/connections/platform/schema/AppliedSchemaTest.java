package dev.connections.platform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppliedSchemaTest {
  @Test
  void namesTheNewestVersionByItsNumberAndNotByItsText() throws SQLException, IOException {
    try (MigratedDatabase database = MigratedDatabase.h2("applied-schema");
        Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:mem:applied-schema;DB_CLOSE_DELAY=-1;MODE=PostgreSQL"
                    + ";DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH")) {
      database.migrate("10");
      assertThat(new AppliedSchema().version(connection)).isEqualTo("10");

      database.execute(List.of("delete from \"flyway_schema_history\" where \"version\" = '10'"));
      assertThat(new AppliedSchema().version(connection)).isEqualTo("9");
    }
  }
}
