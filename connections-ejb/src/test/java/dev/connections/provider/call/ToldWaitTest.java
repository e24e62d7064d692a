package dev.connections.provider.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToldWaitTest {
  private static final Instant HERE = Instant.parse("2026-11-28T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 17, 17",
    "Retry-After, 0, 1",
    "Retry-After, ' 30 ', 30",
    "Retry-After, 1.5, 2",
    "Retry-After, '9999999999', 86400",
    "Retry-After, 'Sat, 28 Nov 2026 10:02:00 GMT', 120",
    "Retry-After, 'Saturday, 28-Nov-26 10:02:00 GMT', 120",
    "Retry-After, 'Sat Nov 28 10:02:00 2026', 120",
    "Retry-After, 'Sat, 28 Nov 2026 09:00:00 GMT', 1",
    "x-ms-retry-after-ms, 1500, 2",
    "retry-after-ms, 250, 1",
    "X-Rate-Limit-Reset, 1795860045, 45",
    "X-Rate-Limit-Reset, 1795860045000, 45",
    "X-RateLimit-Reset, 1795860045, 45",
    "X-Rate-Limit-Reset, 99999999, 86400",
    "X-Rate-Limit-Reset, 100000000, 1",
    "X-Rate-Limit-Reset, 100000000000, 1",
    "X-Rate-Limit-Reset, 45, 45",
    "RateLimit-Reset, 45, 45"
  })
  void readsEveryFormThatProvidersSend(String header, String value, long seconds) {
    assertThat(ToldWait.in(answer(header, value), HERE)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1e9", "2026-11-28", "99999999999999999999"})
  void takesNothingForAWaitThatIsNone(String value) {
    assertThat(ToldWait.in(answer("Retry-After", value), HERE)).isEmpty();
  }

  @Test
  void measuresMomentsByTheClockThatToldThem() {
    HTTPResponse answer = answer("X-Rate-Limit-Reset", "1795860045");
    answer.setHeader("Date", "Sat, 28 Nov 2026 10:00:40 GMT");

    assertThat(ToldWait.in(answer, HERE)).contains(Duration.ofSeconds(5));
  }

  @Test
  void takesWhatItIsToldForTheWaitBeforeWhenTheLimitIsReset() {
    HTTPResponse answer = answer("X-Rate-Limit-Reset", "1795860045");
    answer.setHeader("Retry-After", "7");

    assertThat(ToldWait.in(answer, HERE)).contains(Duration.ofSeconds(7));
  }

  @Test
  void obeysTheLongerOfTwoWaits() {
    HTTPResponse answer = answer("Retry-After", "2");
    answer.setHeader("retry-after-ms", "4500");

    assertThat(ToldWait.in(answer, HERE)).contains(Duration.ofSeconds(5));
  }

  private static HTTPResponse answer(String header, String value) {
    HTTPResponse answer = new HTTPResponse(429);
    answer.setHeader(header, value);
    return answer;
  }
}
