package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.sql.DataSourceDefinition;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  @Test
  void h2WritesBeforeItAcknowledgesACommit() {
    String url = Database.class.getAnnotation(DataSourceDefinition.class).url();

    assertThat(url).startsWith("${MPCONFIG=connections.datasource.url:jdbc:h2:");
    assertThat(url).endsWith(";WRITE_DELAY=0}");
  }
}
