package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.web.rest.RequestLimits.Share;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {
  private static final Instant MINUTE = Instant.parse("2026-05-01T10:00:00Z");

  private Instant now = MINUTE.plusSeconds(15);
  private final RequestLimits limits = new RequestLimits(clock(), 3);

  @Test
  void tellsWhatIsLeftAndWhenItBeginsAnew() {
    limits.count("key:1");

    Share second = limits.count("key:1");

    assertThat(second).isEqualTo(new Share(3, 1, 45));
    assertThat(second.headers())
        .containsEntry("RateLimit-Policy", "\"key\";q=3;w=60")
        .containsEntry("RateLimit", "\"key\";r=1;t=45");
  }

  @Test
  void refusesOneProgramAndNoOther() {
    for (int i = 0; i < 3; i++) {
      assertThat(limits.count("key:1").isOver()).isFalse();
    }

    assertThat(limits.count("key:1").isOver()).isTrue();
    assertThat(limits.count("key:1").headers()).containsEntry("RateLimit", "\"key\";r=0;t=45");
    assertThat(limits.count("key:2").isOver()).isFalse();
  }

  @Test
  void beginsAnewWithTheNextMinute() {
    for (int i = 0; i < 9; i++) {
      limits.count("key:1");
    }

    now = MINUTE.plusSeconds(60);

    assertThat(limits.count("key:1")).isEqualTo(new Share(3, 2, 60));
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}
