package dev.connections.web.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionListAddressTest {
  @Test
  void marksTheTileThatStandsForWhatIsShown() {
    assertThat(address(Map.of()).shows("")).isTrue();
    assertThat(address(Map.of("status", "CRITICAL")).shows("CRITICAL")).isTrue();
    assertThat(address(Map.of("status", "CRITICAL")).shows("")).isFalse();
    assertThat(address(Map.of("status", "CRITICAL", "q", "acme")).shows("CRITICAL")).isFalse();
    assertThat(address(Map.of("life", "REMOVED")).shows("")).isFalse();
  }

  @Test
  void marksTheTileAboutEndsForTheDaysThatItCounts() {
    assertThat(address(Map.of("expires", "45")).showsEnding(45)).isTrue();
    assertThat(address(Map.of("expires", "30")).showsEnding(45)).isFalse();
    assertThat(address(Map.of()).showsEnding(45)).isFalse();
  }

  @Test
  void keepsEverythingButThePageInTheFilters() {
    ConnectionListAddress address =
        address(Map.of("q", "a b", "status", "CRITICAL", "sort", "-expiry", "life", "REMOVED"));
    address.setFirst("40");

    assertThat(address.getFilters()).isEqualTo("?q=a+b&status=CRITICAL&sort=-expiry&life=REMOVED");
    assertThat(address.getAddress()).isEqualTo(address.getFilters() + "&first=40");
  }

  private static ConnectionListAddress address(Map<String, String> given) {
    ConnectionListAddress address = new ConnectionListAddress(List.of());
    address.read(given::get);
    return address;
  }
}
