package dev.connections.web.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.activity.Act;
import java.util.Arrays;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** The trail keeps codes, and people read sentences. */
class ActivityTextsTest {
  private static final ResourceBundle TEXT =
      ResourceBundle.getBundle("dev.connections.web.text.Activity");

  @Test
  void hasWordsForEveryActAndForNothingElse() {
    assertThat(TEXT.keySet().stream().filter(key -> key.startsWith("action.")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Act.values()).map(act -> "action." + act.code()).toList());
  }

  @Test
  void knowsActsByTheCodesThatAreStored() {
    assertThat(Act.SIGNED_OUT_EVERYWHERE_ELSE.code()).isEqualTo("signed-out-everywhere-else");
    assertThat(Act.values()).allMatch(act -> Act.of(act.code()).orElseThrow() == act);
    assertThat(Act.of("of-another-version")).isEmpty();
  }
}
