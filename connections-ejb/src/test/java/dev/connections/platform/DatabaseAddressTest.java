package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:postgresql://db:5432/x?socketTimeout=10&user=ada&password=hunter2 \
          | jdbc:postgresql://db:5432/x?socketTimeout=10&…
          jdbc:postgresql://a,b/x?targetServerType=primary&connectTimeout=5 \
          | jdbc:postgresql://a,b/x?targetServerType=primary&connectTimeout=5
          jdbc:postgresql://db/x?password=hunter2 | jdbc:postgresql://db/x?…
          jdbc:h2:file:/srv/connections;MODE=PostgreSQL;USER=ada;PASSWORD=hunter2;WRITE_DELAY=0 \
          | jdbc:h2:file:/srv/connections;MODE=PostgreSQL;WRITE_DELAY=0;…
          jdbc:h2:./data/connections | jdbc:h2:./data/connections
          """)
  void showsHostDatabaseAndWhatIsKnownToBeHarmless(String address, String shown) {
    assertThat(DatabaseAddress.withoutSecrets(address)).isEqualTo(shown);
  }

  /** Also where the operator mistyped it, or the driver has another name for a secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://ada:hunter2@db/x",
        "jdbc:postgresql:ada:hunter2@db/x?user=hunter2",
        "jdbc:postgresql://db/x?PassWord=hunter2",
        "jdbc:postgresql://db/x?p%61ssword=hunter2",
        "jdbc:postgresql://db/x?sslpassword=hunter2&sslkey=hunter2",
        "jdbc:postgresql://db/x&password=hunter2",
        "jdbc:postgresql://db/x,password=hunter2",
        "jdbc:postgresql://db/x?password=a&hunter2",
        "jdbc:postgresql://db/x?password=a&hunter2=",
        "jdbc:h2:./data/x;CIPHER=AES;PASSWORD=a hunter2",
        "jdbc:h2:./data/x?password=hunter2"
      })
  void showsNoPassword(String address) {
    assertThat(DatabaseAddress.withoutSecrets(address)).doesNotContain("hunter2").contains("…");
  }

  @Test
  void showsNothingWhereNothingIsSet() {
    assertThat(DatabaseAddress.withoutSecrets("")).isEmpty();
  }
}
