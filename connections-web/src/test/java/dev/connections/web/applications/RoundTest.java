package dev.connections.web.applications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.web.applications.Round.Stop;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundTest {
  private final List<Stop> stops =
      Stream.of("a", "b", "c")
          .map(id -> new Stop(id, "App " + id, "of " + id, "Of " + id))
          .toList();
  private final Round round = new Round(stops, List.of(), 0);

  @Test
  void goesFromOneToTheNextUntilEachHadItsTurn() {
    assertThat(round.stop()).isEqualTo(stops.get(0));
    assertThat(round.next(false).stop()).isEqualTo(stops.get(1));
    assertThat(round.next(false).next(false).isOver()).isFalse();
    assertThat(round.next(false).next(false).next(false).isOver()).isTrue();
  }

  @Test
  void leavesThoseThatStillNeedIt() {
    assertThat(round.next(true).next(false).next(true).left())
        .containsExactly(stops.get(0), stops.get(2));
  }

  @Test
  void leavesWhatHadNoTurnWhenItIsStopped() {
    Round stopped = round.next(true).ended(false);

    assertThat(stopped.isOver()).isTrue();
    assertThat(stopped.left()).containsExactly(stops.get(0), stops.get(2));
  }
}
