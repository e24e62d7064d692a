package dev.connections.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledDatabaseTest {
  @TempDir private Path data;

  @Test
  void whatWasCommittedOutlivesAKill() throws Exception {
    Properties system = new Properties();
    new Environment(system, Map.of(), new Properties()).announce(data);
    String url = system.getProperty("connections.datasource.url");

    int committed = commitAndKill(url);

    try (Connection connection = DriverManager.getConnection(url, "connections", "");
        Statement statement = connection.createStatement();
        ResultSet saved = statement.executeQuery("select count(*) from saved")) {
      assertThat(saved.next()).isTrue();
      assertThat(saved.getInt(1)).isEqualTo(committed).isPositive();
    }
  }

  /**
   * @return how many rows were committed
   */
  private static int commitAndKill(String url) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = writer.inputReader()) {
      return Integer.parseInt(output.readLine());
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }
}
