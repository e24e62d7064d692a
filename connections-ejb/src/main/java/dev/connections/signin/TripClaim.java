package dev.connections.signin;

import dev.connections.console.grant.GrantTrip;
import java.net.URI;

/**
 * What came of the wish to end a trip.
 *
 * @param trip as it is now
 * @param id names it for {@link SignInTrips#end}; null when there is nothing to redeem
 * @param subject what it is for
 * @param browser the hash of what the browser keeps
 */
public record TripClaim(
    GrantTrip trip,
    String id,
    TripSubject subject,
    URI redirectUri,
    String nonce,
    String codeVerifier,
    String code,
    String issuer,
    String browser) {
  /** Whether the caller has to redeem the code. */
  public boolean isCallers() {
    return id != null;
  }

  /** Leaves everything out that could be used. */
  @Override
  public String toString() {
    return "claim of a trip";
  }
}
