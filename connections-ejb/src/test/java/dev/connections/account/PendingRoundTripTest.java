package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.secret.SecretBox;
import dev.connections.secret.SecretKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingRoundTripTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final PendingRoundTrip TRIP =
      PendingRoundTrip.begun(
          "https://connections.example.com/signin/callback",
          "s".repeat(43),
          "n".repeat(43),
          "v".repeat(43),
          NOW);

  private final SecretBox box = box();

  @Test
  void opensWhatItSealed() {
    assertThat(PendingRoundTrip.open(box, TRIP.seal(box), NOW.plusSeconds(1799))).contains(TRIP);
  }

  @Test
  void endsAfterHalfAnHour() {
    assertThat(PendingRoundTrip.open(box, TRIP.seal(box), NOW.plusSeconds(1800))).isEmpty();
  }

  @Test
  void opensNothingThatAnotherSealed() {
    assertThat(PendingRoundTrip.open(box, TRIP.seal(box()), NOW)).isEmpty();
    byte[] secret = "a key".getBytes(StandardCharsets.UTF_8);
    assertThat(PendingRoundTrip.open(box, box.seal("profile_key:1:private", secret), NOW))
        .isEmpty();
  }

  @Test
  void opensNothingThatWasChanged() {
    String sealed = TRIP.seal(box);
    int middle = sealed.length() / 2;
    char other = sealed.charAt(middle) == 'A' ? 'B' : 'A';

    assertThat(
            PendingRoundTrip.open(
                box, sealed.substring(0, middle) + other + sealed.substring(middle + 1), NOW))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "....",
        "a.b.c.d.e",
        "e30.e30.e30.e30.e30",
        "eyJhbGciOiJub25lIn0.e30.",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0....",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0.x.x.x.x",
        "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.x.x.x.x"
      })
  void opensNoGarbage(String garbage) {
    assertThat(PendingRoundTrip.open(box, garbage, NOW)).isEmpty();
  }

  @Test
  void fitsACookieAndShowsNothing() {
    String sealed = TRIP.seal(box);

    assertThat(sealed).hasSizeLessThan(700).matches("[A-Za-z0-9_.-]+").doesNotContain("vvvv");
    assertThat(TRIP.toString()).doesNotContain("vvvv");
  }

  private static SecretBox box() {
    try {
      JWKSet keys = new JWKSet(new OctetSequenceKeyGenerator(256).keyID("test").generate());
      return new SecretBox(
          SecretKeys.from(Settings.of(Map.of(Setting.SECRETS_KEYS, keys.toString(false)))));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
