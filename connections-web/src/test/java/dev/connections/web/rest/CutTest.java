package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.InvalidRequestException;
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

    assertThat(second).isEqualTo(new Cut(2, 2));
    assertThat(Listed.of(List.of("c"), 3, second).next()).isNull();
  }

  @Test
  void endsWhereRowsWentAwayMeanwhile() throws Exception {
    Cut beyond = Cut.of(Cut.cursor(40), null);

    assertThat(beyond).isEqualTo(new Cut(40, 100));
    assertThat(Listed.of(List.of(), 50, beyond).next()).isNull();
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
  @ValueSource(strings = {"", "x", "!!", "YXQ6LTE", "YXQ6", "Mg"})
  void refusesACursorOfSomethingElse(String cursor) {
    assertThat(
            catchThrowableOfType(InvalidRequestException.class, () -> Cut.of(cursor, null))
                .problems())
        .containsOnlyKeys("cursor");
  }
}
