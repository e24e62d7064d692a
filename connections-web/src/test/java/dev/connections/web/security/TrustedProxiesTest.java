package dev.connections.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies =
      new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.1", "2001:db8::/32"));

  @Test
  void ignoresWhatStrangersSayAboutThemselves() {
    assertThat(caller("198.51.100.7", "1.1.1.1")).isEqualTo("198.51.100.7");
    assertThat(
            new TrustedProxies(List.of())
                .caller("10.0.0.1", Collections.enumeration(List.of("1.1.1.1"))))
        .isEqualTo("10.0.0.1");
  }

  @Test
  void takesTheLastAddressThatATrustedProxyAdded() {
    assertThat(caller("10.1.2.3", "198.51.100.7")).isEqualTo("198.51.100.7");
    assertThat(caller("2001:db8::5", "198.51.100.7")).isEqualTo("198.51.100.7");
  }

  @Test
  void walksOverSeveralProxiesAndNoFurther() {
    assertThat(caller("10.1.2.3", "6.6.6.6, 198.51.100.7, 192.0.2.1")).isEqualTo("198.51.100.7");
    assertThat(caller("10.1.2.3", "6.6.6.6, 198.51.100.7", "10.9.9.9")).isEqualTo("198.51.100.7");
  }

  @Test
  void stopsAtWhatIsNoAddress() {
    assertThat(caller("10.1.2.3", "evil.example")).isEqualTo("10.1.2.3");
    assertThat(caller("10.1.2.3", "198.51.100.7, <script>")).isEqualTo("10.1.2.3");
    assertThat(caller("10.1.2.3", "")).isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3.4.5", "999.1.1.1", "1.2.3", "16909060", "1.2.3.4.", "::1%eth0"})
  void looksNothingUpThatOnlyResemblesAnAddress(String resembling) {
    assertThat(caller("10.1.2.3", resembling)).isEqualTo("10.1.2.3");
  }

  @Test
  void takesNoAddressThatIsLongerThanOneCanBe() {
    assertThat(caller("10.1.2.3", "::" + "0".repeat(4000) + "1")).isEqualTo("10.1.2.3");
    String longest = "2002:0db8:0000:0000:0000:ffff:198.100.100.107";
    assertThat(caller("10.1.2.3", longest)).isEqualTo(longest);
  }

  @Test
  void staysWithTheProxyWithoutForwardedHeader() {
    assertThat(caller("10.1.2.3")).isEqualTo("10.1.2.3");
  }

  private String caller(String peer, String... forwarded) {
    return proxies.caller(peer, Collections.enumeration(List.of(forwarded)));
  }
}
