package dev.connections.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.TokenType;
import dev.connections.provider.call.DPoPKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What a node gives when another one learnt more. */
class KeptTokensTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final TokenKey KEY = new TokenKey("profile", "content");

  private final KeptTokens tokens = new KeptTokens(Clock.fixed(NOON, ZoneOffset.UTC));

  @Test
  void givesATokenToNobodyAnyMoreOnceAnotherOneTookItsPlace() {
    KeptToken first = bearer("first", 1);
    KeptToken second = bearer("second", 2);
    tokens.put(candidate(), first);
    tokens.put(candidate(), second);

    assertThat(lasts(first)).isFalse();
    assertThat(lasts(second)).isTrue();
    assertThat(tokens.find(KEY)).isSameAs(second);
  }

  @Test
  void goesOnGivingTheSameOneThatIsPutAgain() {
    KeptToken token = bearer("first", 1);
    tokens.put(candidate(), token);
    tokens.put(candidate(), token);

    assertThat(lasts(token)).isTrue();
  }

  @Test
  void withdrawsWhatANodeRefusedAndNothingThatIsLater() {
    KeptToken third = bearer("third", 3);
    tokens.put(candidate(), third);

    tokens.withdraw(KEY, 2);
    assertThat(tokens.find(KEY)).isSameAs(third);
    assertThat(lasts(third)).isTrue();

    tokens.withdraw(KEY, 3);
    assertThat(tokens.find(KEY)).isNull();
    assertThat(lasts(third)).isFalse();
  }

  @Test
  void findsAReplacedTokenThatNeedsProofsByItsValueAndKeyAlone() {
    KeptToken bound = kept("bound", TokenType.DPOP, new DPoPKey(Clock.systemUTC()), 1);
    tokens.put(candidate(), bound);
    tokens.put(candidate(), bearer("second", 2));
    tokens.put(candidate(), bearer("third", 3));

    assertThat(tokens.findReplaced(KEY, "bound")).isSameAs(bound);
    assertThat(tokens.findReplaced(new TokenKey("another", "content"), "bound")).isNull();
    assertThat(tokens.findReplaced(KEY, "second")).isNull();
  }

  private static boolean lasts(KeptToken token) {
    return token.lasts(60_000, NOON.toEpochMilli());
  }

  private static KeptToken bearer(String value, long fence) {
    return kept(value, TokenType.BEARER, null, fence);
  }

  private static KeptToken kept(String value, TokenType type, DPoPKey key, long fence) {
    return new KeptToken(value, type, key, fence, NOON, NOON.plus(Duration.ofHours(1)), 0.2);
  }

  private static Candidate candidate() {
    return Candidates.of(KEY);
  }
}
