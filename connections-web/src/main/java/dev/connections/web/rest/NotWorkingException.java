package dev.connections.web.rest;

import dev.connections.api.ConnectionsException;
import dev.connections.api.FindingCode;
import java.util.Optional;

/** What was sent was verified, and an application could not sign in with it; nothing was stored. */
final class NotWorkingException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final FindingCode finding;

  /**
   * @param sentence what the verification came to, and what to do
   * @param finding null when it came to no finding
   */
  NotWorkingException(String sentence, FindingCode finding) {
    super(sentence);
    this.finding = finding;
  }

  Optional<FindingCode> finding() {
    return Optional.ofNullable(finding);
  }
}
