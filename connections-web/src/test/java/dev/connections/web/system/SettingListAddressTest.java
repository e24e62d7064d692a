package dev.connections.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.system.SettingSource;
import dev.connections.console.system.SettingView;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingListAddressTest {
  private static final SettingView SET =
      view("connections.public-url", "https://one.example", SettingSource.ENVIRONMENT);
  private static final SettingView UNSET =
      view("connections.session.idle-minutes", "30", SettingSource.DEFAULT);

  private final SettingListAddress address = new SettingListAddress();

  @Test
  void showsWhatIsSetUnlessAllAreAskedFor() {
    assertThat(address.shows(SET)).isTrue();
    assertThat(address.shows(UNSET)).isFalse();

    address.setShow("ALL");

    assertThat(address.shows(SET)).isTrue();
    assertThat(address.shows(UNSET)).isTrue();
  }

  @Test
  void findsSettingsByKeyVariableAndValue() {
    for (String sought : new String[] {"Public-URL", "CONNECTIONS_PUBLIC", "one.Example"}) {
      address.setText(sought);
      assertThat(address.shows(SET)).as(sought).isTrue();
    }
    address.setText("idle");
    assertThat(address.shows(SET)).isFalse();
  }

  @Test
  void keepsWhatTheTableShowsInTheAddress() {
    address.read(Map.of("q", " url ", "show", "ALL")::get);
    assertThat(address.getAddress()).isEqualTo("?q=url&show=ALL");

    address.read(Map.of("show", "NOBODY")::get);
    assertThat(address.getAddress()).isEmpty();
  }

  private static SettingView view(String key, String value, SettingSource source) {
    return new SettingView(
        key,
        key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"),
        "TEXT",
        false,
        true,
        value,
        "",
        source,
        "");
  }
}
