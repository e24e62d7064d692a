package dev.connections.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.connections.secret.SecretBox;
import dev.connections.secret.UnreadableSecretException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a sign-in at the provider needs at its end. The browser keeps it, sealed, since anybody can
 * begin as many as they like: here it would cost memory. Sealed, so that nobody can make one to go
 * with a stolen code.
 *
 * @param until when it can be ended, in whole seconds
 */
record PendingRoundTrip(
    String redirectUri, String state, String nonce, String codeVerifier, Instant until) {
  static final Duration LIFETIME = Duration.ofMinutes(30);

  private static final String PLACE = "sign-in:round-trip";
  private static final String BETWEEN = "\n";

  static PendingRoundTrip begun(
      String redirectUri, String state, String nonce, String codeVerifier, Instant now) {
    Instant until = now.plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
    return new PendingRoundTrip(redirectUri, state, nonce, codeVerifier, until);
  }

  String seal(SecretBox box) {
    String clear =
        String.join(
            BETWEEN,
            redirectUri,
            state,
            nonce,
            codeVerifier,
            Long.toString(until.getEpochSecond()));
    return box.seal(PLACE, clear.getBytes(UTF_8));
  }

  /** Empty for what was not sealed here, or too long ago. */
  static Optional<PendingRoundTrip> open(SecretBox box, String sealed, Instant now) {
    try {
      String[] parts = new String(box.open(PLACE, sealed), UTF_8).split(BETWEEN, -1);
      Instant until = Instant.ofEpochSecond(Long.parseLong(parts[4]));
      return now.isBefore(until)
          ? Optional.of(new PendingRoundTrip(parts[0], parts[1], parts[2], parts[3], until))
          : Optional.empty();
    } catch (UnreadableSecretException notSealedHere) {
      return Optional.empty();
    }
  }

  /** Leaves everything out that could be used. */
  @Override
  public String toString() {
    return "pending round trip";
  }
}
