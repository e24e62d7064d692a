package dev.connections.web.rest;

import dev.connections.api.AccessToken;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.TokenType;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An access token. A client sends it back as it was given. */
public record TokenJson(
    String accessToken,
    TokenType tokenType,
    Instant expiresAt,
    String connectorId,
    String capability,
    String api,
    URI address,
    String connectionId,
    String applicationId,
    String applicationName,
    List<String> alsoCovers) {

  static TokenJson of(AccessToken token) {
    return new TokenJson(
        token.value(),
        token.type(),
        token.expiresAt(),
        token.connectorId(),
        token.capability(),
        token.api(),
        token.address(),
        token.connectionId(),
        token.applicationId(),
        token.applicationName(),
        token.alsoCovers().stream().sorted().toList());
  }

  /** The same for an answer that is more than a token. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("accessToken", accessToken);
    members.put("tokenType", tokenType.name());
    members.put("expiresAt", expiresAt.toString());
    members.put("connectorId", connectorId);
    members.put("capability", capability);
    members.put("api", api);
    members.put("address", address.toString());
    members.put("connectionId", connectionId);
    members.put("applicationId", applicationId);
    members.put("applicationName", applicationName);
    members.put("alsoCovers", alsoCovers);
    return members;
  }

  AccessToken toApi() throws InvalidRequestException {
    boolean whole =
        Stream.of(
                accessToken,
                tokenType,
                expiresAt,
                connectorId,
                capability,
                api,
                address,
                connectionId,
                applicationId,
                applicationName,
                alsoCovers)
            .noneMatch(part -> part == null);
    if (!whole || alsoCovers.stream().anyMatch(code -> code == null)) {
      throw new InvalidRequestException(
          Map.of("token", "Send the token with all of its fields, as it was given."));
    }
    return new AccessToken(
        accessToken,
        tokenType,
        expiresAt,
        connectorId,
        capability,
        api,
        address,
        connectionId,
        applicationId,
        applicationName,
        Set.copyOf(alsoCovers));
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return tokenType + " token of " + applicationName + " for " + capability;
  }
}
