package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.InvalidRequestException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTest {
  @Test
  void takesTimesOfEachZone() throws Exception {
    Given given = new Given();

    assertThat(given.instant("from", "2026-05-01T12:00:00+02:00"))
        .isEqualTo(Instant.parse("2026-05-01T10:00:00Z"));
    given.check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "2026-05-01", "+300000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"})
  void refusesTimesThatNoDatabaseKeeps(String time) {
    Given given = new Given();

    assertThat(given.instant("from", time)).isNull();
    assertThat(catchThrowableOfType(InvalidRequestException.class, given::check).problems())
        .containsOnlyKeys("from");
  }
}
