package dev.connections.web.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.activity.ActivityFilter;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivityListAddressTest {
  @Test
  void takesWholeDaysOfTheReadersZone() {
    ActivityFilter filter =
        filter(Map.of("from", "2026-10-24", "to", "2026-10-25", "zone", "Europe/Berlin"));

    assertThat(filter.from()).isEqualTo(Instant.parse("2026-10-23T22:00:00Z"));
    assertThat(filter.to()).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
  }

  @Test
  void ignoresWhatMeansNothing() {
    ActivityFilter filter =
        filter(Map.of("from", "yesterday", "to", "+99999-01-01", "zone", "Moon", "result", "WON"));

    assertThat(filter).isEqualTo(new ActivityFilter("", "", "", null, null, "", 0, 1));
  }

  @Test
  void keepsEverythingInTheAddress() {
    Map<String, String> given =
        Map.of(
            "who", "a b&c",
            "what", "signed-in",
            "on", "Ä",
            "result", "DONE",
            "from", "2026-11-21",
            "zone", "UTC");

    assertThat(address(given).getAddress())
        .isEqualTo("?who=a+b%26c&what=signed-in&on=%C3%84&result=DONE&from=2026-11-21&zone=UTC");
    assertThat(address(Map.of()).getAddress()).isEmpty();
  }

  private static ActivityFilter filter(Map<String, String> given) {
    return address(given).filter(0, 1);
  }

  private static ActivityListAddress address(Map<String, String> given) {
    ActivityListAddress address = new ActivityListAddress();
    address.read(given::get);
    return address;
  }
}
