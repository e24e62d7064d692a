package dev.connections.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private static final Path DATA = Path.of("/srv/connections");

  private final Properties system = new Properties();
  private final Properties file = new Properties();

  @Test
  void putsTheDatabaseIntoTheDataDirectory() {
    environment(Map.of()).announce(DATA);

    assertThat(system.getProperty("connections.datasource.url"))
        .isEqualTo(
            "jdbc:h2:file:/srv/connections/connections"
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0");
  }

  @Test
  void leavesADatabaseOfTheOperatorAlone() {
    environment(Map.of("CONNECTIONS_DATASOURCE_URL", "jdbc:postgresql://db/x")).announce(DATA);

    assertThat(system.getProperty("connections.datasource.url")).isNull();
  }

  @Test
  void saysWhichSettingsItWorkedOutAndWhichTheOperatorSet() {
    environment(Map.of("CONNECTIONS_DATA_DIRECTORY", "data")).announce(DATA);
    assertThat(system.getProperty("connections.worked-out"))
        .isEqualTo("connections.data-directory,connections.datasource.url");

    system.clear();
    file.setProperty("connections.data-directory", "data");
    environment(Map.of("CONNECTIONS_DATASOURCE_URL", "jdbc:postgresql://db/x")).announce(DATA);
    assertThat(system.getProperty("connections.worked-out")).isEmpty();

    system.clear();
    system.setProperty("connections.data-directory", "data");
    environment(Map.of()).announce(DATA);
    assertThat(system.getProperty("connections.worked-out"))
        .isEqualTo("connections.datasource.url");
  }

  @Test
  void prefersTheSystemPropertyToTheVariableToTheFile() {
    file.setProperty("connections.public-url", "https://file.example.com");
    assertThat(environment(Map.of()).publicUrl()).isEqualTo("https://file.example.com");

    Map<String, String> variable = Map.of("CONNECTIONS_PUBLIC_URL", "https://env.example.com/");
    assertThat(environment(variable).publicUrl()).isEqualTo("https://env.example.com");

    system.setProperty("connections.public-url", "https://system.example.com");
    assertThat(environment(variable).publicUrl()).isEqualTo("https://system.example.com");
  }

  @Test
  void namesThePublicAddressToTheServerSoThatNoHeaderMakesALink() {
    assertThat(PreBoot.commands("https://connections.example.com", false))
        .anyMatch(c -> c.endsWith("scheme-mapping=X-Forwarded-Proto"))
        .anyMatch(c -> c.contains("server-name=https") && c.contains("connections.example.com"));
    assertThat(PreBoot.commands("", false)).noneMatch(c -> c.contains("scheme-mapping"));
  }

  private Environment environment(Map<String, String> variables) {
    return new Environment(system, variables, file);
  }
}
