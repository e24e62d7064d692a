package dev.connections.provider.microsoft;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.provider.call.IssuedToken;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An access token of an application. Microsoft calls the tokens of its own APIs opaque, so whatever
 * is read out of one is a hint and may be empty.
 */
record AppToken(IssuedToken issued) {

  private Optional<JWTClaimsSet> claims() {
    try {
      return Optional.ofNullable(SignedJWT.parse(issued.token().getValue()).getJWTClaimsSet());
    } catch (ParseException opaque) {
      return Optional.empty();
    }
  }

  private String text(String claim) {
    return claims()
        .map(claims -> claims.getClaim(claim))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .orElse("");
  }

  /** {@code tid}. */
  String tenantId() {
    return text("tid");
  }

  /** {@code appid} of version 1.0, {@code azp} of version 2.0. */
  String clientId() {
    return text("appid").isEmpty() ? text("azp") : text("appid");
  }

  /** {@code oid}: the id of the application's service principal. */
  String principalId() {
    return text("oid");
  }

  /** The names of the granted app roles; none in a token without them; empty when unreadable. */
  Optional<Set<String>> roles() {
    return claims()
        .map(
            claims ->
                claims.getClaim("roles") instanceof List<?> roles
                    ? Set.copyOf(
                        roles.stream().filter(Objects::nonNull).map(String::valueOf).toList())
                    : Set.of());
  }
}
