package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InClauseTest {
  private final List<Integer> asked = new ArrayList<>();

  @Test
  void asksForUpTo500IdsAtATimeAndLosesNone() {
    List<String> ids = IntStream.rangeClosed(1, 1001).mapToObj(String::valueOf).toList();

    assertThat(InClause.read(ids, this::found)).isEqualTo(ids);

    assertThat(asked).containsExactly(500, 500, 1);
  }

  @Test
  void asksOnceForAsManyAsOneStatementNames() {
    List<String> ids = IntStream.rangeClosed(1, 500).mapToObj(String::valueOf).toList();

    assertThat(InClause.read(ids, this::found)).isEqualTo(ids);

    assertThat(asked).containsExactly(500);
  }

  @Test
  void asksForEachIdOnce() {
    assertThat(InClause.read(List.of("b", "a", "b"), this::found)).containsExactly("b", "a");
  }

  @Test
  void asksNothingForNone() {
    assertThat(InClause.read(List.of(), this::found)).isEmpty();

    assertThat(asked).isEmpty();
  }

  private List<String> found(List<String> some) {
    asked.add(some.size());
    return some;
  }
}
