package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class AfterADeadlockTest {
  @Test
  void knowsATransactionThatTheDatabaseRolledBack() {
    assertThat(AfterADeadlock.isDeadlock(thrownFor("40P01"))).isTrue();
    assertThat(AfterADeadlock.isDeadlock(thrownFor("40001"))).isTrue();
  }

  @Test
  void repeatsNothingThatWouldFailAgain() {
    assertThat(AfterADeadlock.isDeadlock(thrownFor("23505"))).isFalse();
    assertThat(AfterADeadlock.isDeadlock(thrownFor(null))).isFalse();
    assertThat(AfterADeadlock.isDeadlock(new IllegalStateException("closed"))).isFalse();
  }

  private static RuntimeException thrownFor(String state) {
    return new PersistenceException(new RuntimeException(new SQLException("", state)));
  }
}
