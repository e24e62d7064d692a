package dev.connections.web.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.apikeys.ApiKeyFilter;
import dev.connections.console.apikeys.ApiKeyState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiKeyListAddressTest {
  @Test
  void keepsWhatTheListShowsInTheAddress() {
    ApiKeyListAddress address = new ApiKeyListAddress();
    address.setText(" nightly export ");
    address.setState("EXPIRED");
    address.setSort("-name");

    assertThat(address.getAddress()).isEqualTo("?q=nightly+export&state=EXPIRED&sort=-name");
    assertThat(address.filter(20, 20))
        .isEqualTo(new ApiKeyFilter("nightly export", ApiKeyState.EXPIRED, false, 20, 20));
  }

  @Test
  void takesWhatMeansNothingForNotGiven() {
    ApiKeyListAddress address = new ApiKeyListAddress();

    address.read(Map.of("state", "FROZEN", "sort", "-end")::get);

    assertThat(address.isNarrowed()).isFalse();
    assertThat(address.getAddress()).isEmpty();
  }

  @Test
  void showsEverythingAgainFromTheFirstPage() {
    ApiKeyListAddress address = new ApiKeyListAddress();
    address.setText("nightly");
    address.setState("REVOKED");
    address.setOffset(40);

    address.clear();

    assertThat(address.filter(address.getOffset(), 20))
        .isEqualTo(new ApiKeyFilter("", null, true, 0, 20));
  }
}
