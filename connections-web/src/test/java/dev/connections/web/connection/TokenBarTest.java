package dev.connections.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.connection.TokenHour;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenBarTest {
  @Test
  void drawsWhatWasGivenAndWhatWasRefusedToOneScale() {
    List<TokenBar> bars = bars(hour(100, 0), hour(50, 25), hour(0, 0));

    assertThat(bars).extracting(TokenBar::givenHeight).containsExactly(60, 30, 0);
    assertThat(bars).extracting(TokenBar::refusedHeight).containsExactly(0, 15, 0);
    assertThat(bars).extracting(TokenBar::givenTop).containsExactly(0, 30, 60);
  }

  @Test
  void keepsManyRefusalsWithinTheChart() {
    List<TokenBar> bars = bars(hour(10, 1000));

    assertThat(bars.get(0).refusedHeight()).isEqualTo(TokenBar.BELOW);
    assertThat(bars.get(0).givenHeight()).isEqualTo(2);
  }

  @Test
  void showsASingleRefusalBesideThousandsOfTokens() {
    assertThat(bars(hour(100_000, 1)).get(0).refusedHeight()).isPositive();
  }

  @Test
  void drawsNothingWhereNothingWasAskedFor() {
    assertThat(bars(hour(0, 0), hour(0, 0)))
        .allSatisfy(bar -> assertThat(bar.givenHeight() + bar.refusedHeight()).isZero());
    assertThat(bars()).isEmpty();
  }

  private static List<TokenBar> bars(TokenHour... hours) {
    return TokenBar.of(Stream.of(hours).toList());
  }

  private static TokenHour hour(long given, long refused) {
    return new TokenHour(Instant.EPOCH, given, refused);
  }
}
