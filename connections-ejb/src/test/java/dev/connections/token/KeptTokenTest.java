package dev.connections.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.TokenType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptTokenTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private static KeptToken lasting(Duration lifetime) {
    return new KeptToken("secret-value", TokenType.BEARER, null, 1, NOON, NOON.plus(lifetime), 0.2);
  }

  private static long at(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes)).toEpochMilli();
  }

  private static long minutes(int minutes) {
    return Duration.ofMinutes(minutes).toMillis();
  }

  @Test
  void isGivenAsLongAsItLastsForWhatIsAskedFor() {
    KeptToken hour = lasting(Duration.ofMinutes(60));

    assertThat(hour.lasts(minutes(20), at(39))).isTrue();
    assertThat(hour.lasts(minutes(20), at(40))).isFalse();
    assertThat(hour.lasts(0, at(59))).isTrue();
    assertThat(hour.lasts(0, at(60))).isFalse();
  }

  @Test
  void promisesHalfItsLifeWhereTheProviderIssuesNoLongerOnes() {
    KeptToken short10 = lasting(Duration.ofMinutes(10));

    assertThat(short10.lasts(minutes(30), at(4))).isTrue();
    assertThat(short10.lasts(minutes(30), at(5))).isFalse();
  }

  @Test
  void isGivenToNobodyOnceTheProviderRefusedIt() {
    KeptToken hour = lasting(Duration.ofMinutes(60));
    hour.retire();

    assertThat(hour.lasts(0, at(1))).isFalse();
  }

  @Test
  void isDueForRenewalWhenItsLastPartBegins() {
    KeptToken hour = lasting(Duration.ofMinutes(60));

    assertThat(hour.isDue(at(48))).isFalse();
    assertThat(hour.isDue(at(49))).isTrue();
  }

  @Test
  void remembersThatItWasUsed() {
    KeptToken hour = lasting(Duration.ofMinutes(60));
    assertThat(hour.usedSince(at(0))).isFalse();
    hour.use(at(10));

    assertThat(hour.usedSince(at(10))).isTrue();
    assertThat(hour.usedSince(at(11))).isFalse();
  }

  @Test
  void showsNoTokenAsText() {
    assertThat(lasting(Duration.ofMinutes(60)).toString()).doesNotContain("secret-value");
  }
}
