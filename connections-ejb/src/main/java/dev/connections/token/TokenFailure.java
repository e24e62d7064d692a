package dev.connections.token;

import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import java.time.Instant;

/**
 * Why a provider gave no token.
 *
 * @param subject what it is about, such as a scope; empty when there is only one
 * @param words the provider's own, shortened and free of secrets
 * @param at when it refused
 * @param retryAt before that nobody asks again
 */
record TokenFailure(FindingCode code, String subject, String words, Instant at, Instant retryAt) {

  /** Whether asking again helps, without anybody doing anything. */
  boolean isTemporary() {
    return code.severity() == Severity.UNVERIFIED;
  }

  /** Whether nobody asks again now. */
  boolean holds(Instant now) {
    return now.isBefore(retryAt);
  }
}
