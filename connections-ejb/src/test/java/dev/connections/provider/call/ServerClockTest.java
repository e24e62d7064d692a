package dev.connections.provider.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {
  private static final Instant HERE = Instant.parse("2026-11-28T10:00:00Z");

  private final ServerClock clock = new ServerClock(Clock.fixed(HERE, ZoneOffset.UTC));

  private static HTTPResponse answer(Instant there) {
    HTTPResponse answer = new HTTPResponse(400);
    answer.setHeader(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(there.atOffset(ZoneOffset.UTC)));
    return answer;
  }

  @ParameterizedTest
  @ValueSource(longs = {5, -5, 120, -120, 600, -600})
  void takesOverTheTimeThatAServerTells(long seconds) {
    assertThat(clock.learn(answer(HERE.plusSeconds(seconds)))).isTrue();

    assertThat(clock.instant()).isEqualTo(HERE.plusSeconds(seconds));
    assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4, -4, 601, -601})
  void keepsItsTimeWhereTheOtherIsTheSameOrNoClocks(long seconds) {
    assertThat(clock.learn(answer(HERE.plusSeconds(seconds)))).isFalse();

    assertThat(clock.instant()).isEqualTo(HERE);
  }

  @Test
  void learnsTheSameTimeOnce() {
    assertThat(clock.learn(answer(HERE.plusSeconds(120)))).isTrue();
    assertThat(clock.learn(answer(HERE.plusSeconds(123)))).isFalse();
    assertThat(clock.instant()).isEqualTo(HERE.plusSeconds(120));

    assertThat(clock.learn(answer(HERE.plusSeconds(125)))).isTrue();
    assertThat(clock.instant()).isEqualTo(HERE.plusSeconds(125));
  }

  @Test
  void learnsNothingOfAnAnswerWithoutATime() {
    HTTPResponse other = new HTTPResponse(400);
    other.setHeader("Date", "yesterday");

    assertThat(clock.learn(new HTTPResponse(400))).isFalse();
    assertThat(clock.learn(other)).isFalse();
    assertThat(clock.instant()).isEqualTo(HERE);
  }
}
