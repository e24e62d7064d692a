package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {
  private final BackgroundWork background = new BackgroundWork();
  private final List<String> done = new ArrayList<>();

  @Test
  void nothingRunsBeforeTheStartUpBeansAreMade() {
    background.turn("late", () -> done.add("turn"));
    background.begin(() -> done.add("begun"));

    assertThat(done).isEmpty();
  }

  @Test
  void whatWasHeldBackBeginsOnce() {
    background.begin(() -> done.add("first"));
    background.begin(() -> done.add("second"));

    background.beginAll();
    background.beginAll();

    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void laterWorkRunsAtOnce() {
    background.beginAll();

    background.begin(() -> done.add("begun"));
    background.turn("late", () -> done.add("turn"));

    assertThat(done).containsExactly("begun", "turn");
  }

  @Test
  void aTurnThatFailsDoesNotFailItsTimer() {
    background.beginAll();

    assertThatCode(
            () ->
                background.turn(
                    "This turn failed",
                    () -> {
                      throw new IllegalStateException("database away");
                    }))
        .doesNotThrowAnyException();
  }
}
