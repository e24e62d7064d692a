package dev.connections.sandbox.entra;

import java.time.Instant;

/**
 * A client secret of an app registration.
 *
 * @param keyId what Entra's portal shows as <em>Secret ID</em>, and people paste by mistake
 * @param value empty when somebody else made it and it is not known here
 */
public record AppSecret(
    String keyId, String displayName, String value, String hint, Instant start, Instant end) {

  /** Whether its value can be copied here. */
  public boolean isKnown() {
    return !value.isEmpty();
  }

  public boolean holdsAt(Instant now) {
    return !now.isBefore(start) && now.isBefore(end);
  }

  AppSecret endingAt(Instant newEnd) {
    return new AppSecret(
        keyId, displayName, value, hint, start.isBefore(newEnd) ? start : newEnd, newEnd);
  }

  @Override
  public String toString() {
    return "AppSecret[" + keyId + ", until " + end + "]";
  }
}
