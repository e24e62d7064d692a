package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RetryOnDeadlockTest {
  @Test
  void knowsATransactionThatTheDatabaseRolledBack() {
    assertThat(RetryOnDeadlockInterceptor.lostARace(thrownFor("40P01"))).isTrue();
    assertThat(RetryOnDeadlockInterceptor.lostARace(thrownFor("40001"))).isTrue();
  }

  @Test
  void knowsATransactionThatWroteAUniqueValueSecond() {
    assertThat(RetryOnDeadlockInterceptor.lostARace(thrownFor("23505"))).isTrue();
  }

  @Test
  void repeatsNothingThatWouldFailAgain() {
    assertThat(RetryOnDeadlockInterceptor.lostARace(thrownFor("23503"))).isFalse();
    assertThat(RetryOnDeadlockInterceptor.lostARace(thrownFor(null))).isFalse();
    assertThat(RetryOnDeadlockInterceptor.lostARace(new IllegalStateException("closed"))).isFalse();
  }

  private static RuntimeException thrownFor(String state) {
    return new PersistenceException(new RuntimeException(new SQLException("", state)));
  }
}
