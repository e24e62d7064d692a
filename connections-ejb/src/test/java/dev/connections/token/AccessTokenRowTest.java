package dev.connections.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.FindingCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessTokenRowTest {
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private final AccessTokenRow row = new AccessTokenRow(new TokenKey("p", "c"));

  @Test
  void aLeaseHoldsUntilItIsOver() {
    row.lease(NOON.plusSeconds(15));

    assertThat(row.isLeased(NOON.plusSeconds(14))).isTrue();
    assertThat(row.isLeased(NOON.plusSeconds(15))).isFalse();
  }

  @Test
  void whoComesBackAfterHisLeaseWasOverHoldsItNoMore() {
    long first = row.lease(NOON.plusSeconds(15));
    long second = row.lease(NOON.plusSeconds(40));

    assertThat(row.isHeld(first)).isFalse();
    assertThat(row.isHeld(second)).isTrue();
  }

  @Test
  void aTokenEndsTheLeaseAndTheFailure() {
    row.lease(NOON.plusSeconds(15));
    row.fail(failure(FindingCode.UNREACHABLE), Duration.ZERO);
    assertThat(row.failures()).isEqualTo(1);
    long lease = row.lease(NOON.plusSeconds(30));
    row.put("sealed", NOON, NOON.plusSeconds(3600));

    assertThat(row.isLeased(NOON)).isFalse();
    assertThat(row.isHeld(lease)).isFalse();
    assertThat(row.failure(Duration.ZERO)).isNull();
    assertThat(row.failures()).isZero();
  }

  @Test
  void aFailureHoldsUntilItsTime() {
    TokenFailure failure = failure(FindingCode.KEY_MISMATCH);

    assertThat(failure.holds(NOON.plusSeconds(5))).isTrue();
    assertThat(failure.holds(NOON.plusSeconds(10))).isFalse();
  }

  private static TokenFailure failure(FindingCode code) {
    return new TokenFailure(code, "", "", NOON, NOON.plusSeconds(10));
  }
}
