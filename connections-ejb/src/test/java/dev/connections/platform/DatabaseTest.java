package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.sql.DataSourceDefinition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private final DataSourceDefinition pool =
      Database.class.getAnnotation(DataSourceDefinition.class);

  @Test
  void h2WritesBeforeItAcknowledgesACommit() {
    assertThat(Database.H2).startsWith("jdbc:h2:").endsWith(";WRITE_DELAY=0");
  }

  @Test
  void leavesNothingOfTheOperatorsToTheServerToExpand() {
    assertThat(pool.toString()).doesNotContain("${");
    assertThat(pool.className()).isEqualTo(ConfiguredDataSource.class.getName());
  }

  @Test
  void isH2UnlessTheAddressSaysOtherwise() {
    assertThat(ConfiguredDataSource.isH2(Settings.of(Map.of()))).isTrue();
    assertThat(at("jdbc:h2:tcp://host/db")).isTrue();
    assertThat(at("jdbc:postgresql://host/db")).isFalse();
  }

  private static boolean at(String address) {
    return ConfiguredDataSource.isH2(Settings.of(Map.of(Setting.DATASOURCE_URL, address)));
  }
}
