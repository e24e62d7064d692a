package dev.connections.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.TokenType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a node comes through with many tokens that are due. */
class TokenRenewalTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final int MANY = 100;

  private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
  private final KeptTokens kept = new KeptTokens(clock);
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final Set<String> renewed = new TreeSet<>();

  private final TokenRenewal renewal =
      new TokenRenewal(kept, clock) {
        @Override
        void renew(KeptTokens.Entry entry) {
          renewed.add(entry.token().value());
        }
      };

  @Test
  void asksForAllThatAreDueInOneTurnAndFewAtOnce() {
    due(MANY);

    renewal.renew(threads::add);

    assertThat(threads).hasSizeBetween(2, 10);
    threads.poll().run();
    assertThat(renewed).hasSize(MANY);
  }

  @Test
  void beginsNoMoreWhileAllAreBusy() {
    due(MANY);
    renewal.renew(threads::add);
    int busy = threads.size();

    renewal.renew(threads::add);
    assertThat(threads).hasSize(busy);

    threads.forEach(Runnable::run);
    threads.clear();
    renewal.renew(threads::add);
    assertThat(threads).hasSize(busy);
  }

  @Test
  void leavesAloneWhatNobodyUsesAndWhatIsNotDue() {
    keep("unused", Duration.ofMinutes(1), false);
    keep("young", Duration.ofMinutes(50), true);

    renewal.renew(threads::add);

    assertThat(threads).isEmpty();
  }

  private void due(int many) {
    IntStream.range(0, many).forEach(i -> keep("token " + i, Duration.ofMinutes(1), true));
  }

  private void keep(String value, Duration left, boolean used) {
    KeptToken token =
        new KeptToken(
            value,
            TokenType.BEARER,
            null,
            1,
            NOON.plus(left).minus(Duration.ofHours(1)),
            NOON.plus(left),
            0.2);
    if (used) {
      token.use(clock.millis());
    }
    kept.put(Candidates.of(new TokenKey("profile", value)), token);
  }
}
