package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RetryOnDeadlockTest {
  @Test
  void knowsATransactionThatTheDatabaseRolledBack() {
    assertThat(RetryOnDeadlockInterceptor.isDeadlock(thrownFor("40P01"))).isTrue();
    assertThat(RetryOnDeadlockInterceptor.isDeadlock(thrownFor("40001"))).isTrue();
  }

  @Test
  void repeatsNothingThatWouldFailAgain() {
    assertThat(RetryOnDeadlockInterceptor.isDeadlock(thrownFor("23505"))).isFalse();
    assertThat(RetryOnDeadlockInterceptor.isDeadlock(thrownFor(null))).isFalse();
    assertThat(RetryOnDeadlockInterceptor.isDeadlock(new IllegalStateException("closed")))
        .isFalse();
  }

  private static RuntimeException thrownFor(String state) {
    return new PersistenceException(new RuntimeException(new SQLException("", state)));
  }
}
