package dev.connections.web.connection;

import dev.connections.console.connection.TokenHour;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An hour of the chart of tokens: what was given stands above a line, what was refused hangs below
 * it, so that nobody has to tell colours apart. Both are drawn to one scale.
 *
 * @param x where it begins, in units of the chart
 */
public record TokenBar(TokenHour hour, int x, int givenHeight, int refusedHeight) {
  /** From one hour to the next. */
  static final int STEP = 12;

  static final int ABOVE = 60;
  static final int BELOW = 30;

  /** A single refusal beside thousands of tokens is to be seen. */
  private static final int LEAST = 2;

  static List<TokenBar> of(List<TokenHour> hours) {
    double most =
        hours.stream()
            .mapToDouble(
                hour -> Math.max(hour.given() / (double) ABOVE, hour.refused() / (double) BELOW))
            .max()
            .orElse(0);
    return IntStream.range(0, hours.size())
        .mapToObj(
            i ->
                new TokenBar(
                    hours.get(i),
                    i * STEP,
                    height(hours.get(i).given(), most),
                    height(hours.get(i).refused(), most)))
        .toList();
  }

  private static int height(long number, double unit) {
    return number == 0 ? 0 : (int) Math.max(LEAST, Math.round(number / unit));
  }

  public int givenTop() {
    return ABOVE - givenHeight;
  }
}
