package dev.connections.account;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A document of the provider as it was fetched last, or why it was not. However many ask for a
 * newer one, the provider is asked once in a while: what makes the service ask may be a token that
 * a stranger made up, and those who would wait for a provider that does not answer get its last
 * failure at once.
 */
final class ProviderDocument {
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final Fetch fetch;
  private final Clock clock;
  private Instant askAgainAt = Instant.MIN;
  private String text;
  private String failure;

  /**
   * @param fetch asks the provider; ends within a limit of its own
   */
  ProviderDocument(Fetch fetch, Clock clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  /** As it is, or was a pause ago. */
  synchronized String text() throws IOException {
    if (clock.instant().isBefore(askAgainAt)) {
      if (failure != null) {
        throw new IOException(failure);
      }
      return text;
    }
    try {
      text = fetch.now();
      failure = null;
      return text;
    } catch (IOException | RuntimeException failed) {
      failure = String.valueOf(failed.getMessage());
      throw failed;
    } finally {
      askAgainAt = clock.instant().plus(PAUSE);
    }
  }

  interface Fetch {
    String now() throws IOException;
  }
}
