package dev.connections.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedHostTest {
  @ParameterizedTest
  @CsvSource({
    ", localhost:8080, false",
    ", 127.0.0.1:8080, false",
    ", [::1], false",
    ", connections.example.com, true",
    ", localhost.example.com, true",
    ", , false",
    "https://connections.example.com, connections.example.com, false",
    "https://connections.example.com, Connections.example.com, false",
    "https://connections.example.com:443, connections.example.com, false",
    "https://connections.example.com:8443, connections.example.com:8443, false",
    "https://connections.example.com, localhost:8080, true",
    "https://connections.example.com, connections.example.com:8443, true"
  })
  void tellsWhetherAPageWasAskedForAtTheAddressOfTheSettings(
      String publicUrl, String header, boolean elsewhere) {
    AskedHost asked = AskedHost.of(Optional.ofNullable(publicUrl), header);

    assertThat(asked.isElsewhere()).isEqualTo(elsewhere);
  }
}
