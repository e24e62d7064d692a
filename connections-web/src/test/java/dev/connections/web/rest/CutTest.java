package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.InvalidRequestException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {
  @Test
  void goesOnWhereThePageBeforeEnded() throws Exception {
    Cut first = Cut.of(null, "2");
    Listed<String> page = Listed.of(List.of("a", "b"), 3, first);

    Cut second = Cut.of(page.next(), "2");

    assertThat(second).isEqualTo(new Cut(2, 2, null, null));
    assertThat(Listed.of(List.of("c"), 3, second).next()).isNull();
  }

  @Test
  void goesOnBehindTheLastName() throws Exception {
    Cut first = Cut.of(null, "2").behind("\u00c9mile & S\u00f6hne 1");
    Listed<String> page = Listed.of(List.of("a", "b"), 3, first);

    Cut second = Cut.of(page.next(), "2");

    assertThat(second).isEqualTo(new Cut(2, 2, null, "\u00c9mile & S\u00f6hne 1"));
    assertThat(Listed.of(List.of("c"), 3, second.behind("c")).next()).isNull();
    assertThat(page.totalIsAtLeast()).isNull();
    assertThat(page.atLeast()).isEqualTo(new Listed<>(List.of("a", "b"), 3, true, page.next()));
  }

  @Test
  void endsWhereRowsWentAwayMeanwhile() throws Exception {
    Cut beyond = Cut.of(new Cut(0, 100, null, null).cursor(40), null);

    assertThat(beyond).isEqualTo(new Cut(40, 100, null, null));
    assertThat(Listed.of(List.of(), 50, beyond).next()).isNull();
  }

  @Test
  void walksThroughAListThatGrowsAtItsFrontAsItWasAtFirst() throws Exception {
    Instant start = Instant.parse("2026-05-01T10:00:00.123456Z");
    Cut first = Cut.growing(null, "2", start);
    Listed<String> page = Listed.of(List.of("c", "b"), 3, first);

    Cut second = Cut.growing(page.next(), "2", start.plusSeconds(60));

    assertThat(second).isEqualTo(new Cut(2, 2, start, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "201", "x", "1.5", "99999999999999999999", " 5"})
  void refusesASizeOutsideItsRange(String limit) {
    assertThat(
            catchThrowableOfType(InvalidRequestException.class, () -> Cut.of(null, limit))
                .problems())
        .containsOnlyKeys("limit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "!!",
        "YXQ6LTE",
        "YXQ6",
        "Mg",
        "YXQ6MiB4",
        "YXQ6MiAyMDI2IDE",
        "YXQ6MCArMzAwMDAwLTAxLTAxVDAwOjAwOjAwWg"
      })
  void refusesACursorOfSomethingElse(String cursor) {
    assertThat(
            catchThrowableOfType(InvalidRequestException.class, () -> Cut.of(cursor, null))
                .problems())
        .containsOnlyKeys("cursor");
  }
}
