package dev.connections.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.console.ProgramCaller;
import dev.connections.console.apikeys.KeyOperation;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsedKeysTest {
  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

  private final KeySecret secret = KeySecret.random();
  private final ApiKey key =
      new ApiKey("Nightly", Set.of(KeyOperation.CONNECT), true, Set.of(), "ada", START);
  private final Rows rows = new Rows();
  private Instant now = START;
  private final UsedKeys keys =
      new UsedKeys(
          rows, Settings.of(Map.of(Setting.TOKENS_WITHOUT_DATABASE_MINUTES, "10")), clock());

  UsedKeysTest() {
    key.give(secret, START.plus(Duration.ofDays(1)), "ada", START);
  }

  @Test
  void looksAKeyUpOnceASecond() {
    for (int i = 0; i < 100; i++) {
      assertThat(caller()).isPresent();
    }
    assertThat(rows.looked).isEqualTo(1);

    now = now.plusMillis(1001);
    assertThat(caller()).isPresent();
    assertThat(rows.looked).isEqualTo(2);
  }

  @Test
  void remembersARevokedKeyForNoLongerThanASecond() {
    assertThat(caller()).isPresent();
    key.revoke("ada", now);

    now = now.plusMillis(1001);

    assertThat(caller()).isEmpty();
  }

  @Test
  void letsAKeyInUntilItsEndAndNotASecondLonger() {
    now = START.plus(Duration.ofDays(1)).minusMillis(500);
    assertThat(caller()).isPresent();

    now = now.plusMillis(500);

    assertThat(caller()).isEmpty();
  }

  @Test
  void doesNotRememberWhatIsNoKey() {
    keys.caller("made up");
    keys.caller("made up");

    assertThat(rows.looked).isEqualTo(2);
  }

  @Test
  void goesOnWithAKeyOfLatelyWhileTheDatabaseIsAway() {
    assertThat(caller()).isPresent();
    rows.away = true;

    now = now.plus(Duration.ofMinutes(9));
    assertThat(caller()).isPresent();

    now = now.plus(Duration.ofMinutes(2));
    assertThatThrownBy(this::caller).isInstanceOf(PersistenceException.class);
  }

  @Test
  void letsNobodyInWhoWasRefusedLast() {
    assertThat(caller()).isPresent();
    key.revoke("ada", now);
    now = now.plusMillis(1001);
    assertThat(caller()).isEmpty();
    rows.away = true;

    assertThatThrownBy(this::caller).isInstanceOf(PersistenceException.class);
  }

  private Optional<ProgramCaller> caller() {
    return keys.caller(secret.hash());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  /** The one row of the table. */
  private final class Rows extends ApiKeyRows {
    private int looked;
    private boolean away;

    @Override
    Optional<ApiKey> byHash(String hash) {
      looked++;
      if (away) {
        throw new PersistenceException("away");
      }
      return Optional.of(key).filter(any -> hash.equals(secret.hash()));
    }

    @Override
    void noteUse(ApiKey used, Instant at) {}
  }
}
