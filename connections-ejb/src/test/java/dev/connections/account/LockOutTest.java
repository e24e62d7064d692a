package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockOutTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final LockOut RULE =
      new LockOut(3, Duration.ofSeconds(10), Duration.ofSeconds(35));

  @Test
  void letsAPersonMistypeAFewTimes() {
    assertThat(RULE.waitAfter(0)).isZero();
    assertThat(RULE.waitAfter(2)).isZero();
  }

  @Test
  void doublesTheWaitUpToTheLongest() {
    assertThat(RULE.waitAfter(3)).hasSeconds(10);
    assertThat(RULE.waitAfter(4)).hasSeconds(20);
    assertThat(RULE.waitAfter(5)).hasSeconds(35);
    assertThat(RULE.waitAfter(Integer.MAX_VALUE)).hasSeconds(35);
  }

  @Test
  void neverKeepsANameOutForMoreThanAMinuteOnAccountOfOthers() {
    assertThat(LockOut.BY_NAME.waitAfter(1_000_000)).hasMinutes(1);
  }

  @Test
  void locksAtTheLastFreeFailureAndUnlocksByItself() {
    SignInAttempt attempt = new SignInAttempt("id", NOON);
    attempt.count(RULE, NOON);
    attempt.count(RULE, NOON);
    assertThat(attempt.isLocked(NOON)).isFalse();

    attempt.count(RULE, NOON);

    assertThat(attempt.isLocked(NOON.plusSeconds(9))).isTrue();
    assertThat(attempt.isLocked(NOON.plusSeconds(10))).isFalse();
  }

  @Test
  void startsAnewAfterADayOfQuiet() {
    SignInAttempt attempt = new SignInAttempt("id", NOON);
    for (int i = 0; i < 10; i++) {
      attempt.count(RULE, NOON);
    }
    Instant later = NOON.plus(LockOut.FORGOTTEN_AFTER).plusSeconds(1);

    attempt.count(RULE, later);

    assertThat(attempt.isLocked(later)).isFalse();
  }
}
