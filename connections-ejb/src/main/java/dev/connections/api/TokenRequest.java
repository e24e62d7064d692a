package dev.connections.api;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What an access token is wanted for. Immutable: each method answers another request.
 *
 * <pre>{@code
 * AccessToken token =
 *     tokens.request(TokenRequest.of("nightly-users", "users-backup").lasting(Duration.ofMinutes(5)));
 * }</pre>
 */
public final class TokenRequest implements Serializable {
  private static final long serialVersionUID = 1;

  /** The longest minimum lifetime that can be asked for: providers issue tokens for an hour. */
  public static final Duration LONGEST = Duration.ofMinutes(30);

  private static final long SHORTEST_SECONDS = 60;

  private final String connectorId;
  private final String capability;
  private final String api;
  private final long minimumSeconds;

  private TokenRequest(String connectorId, String capability, String api, long minimumSeconds) {
    this.connectorId = Objects.requireNonNull(connectorId);
    this.capability = Objects.requireNonNull(capability);
    this.api = Objects.requireNonNull(api);
    this.minimumSeconds = minimumSeconds;
  }

  /**
   * A token that lasts for at least a minute, for the first API of the capability.
   *
   * @param connectorId as it was linked
   * @param capability code of a capability that it needs
   */
  public static TokenRequest of(String connectorId, String capability) {
    return new TokenRequest(connectorId, capability, "", SHORTEST_SECONDS);
  }

  /**
   * Lasting at least so long from now on.
   *
   * @param minimum up to {@link #LONGEST}; in whole seconds
   * @throws IllegalArgumentException when it is negative or longer
   */
  public TokenRequest lasting(Duration minimum) {
    if (minimum.isNegative() || minimum.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("0 to " + LONGEST.toMinutes() + " minutes");
    }
    return new TokenRequest(connectorId, capability, api, minimum.toSeconds());
  }

  /**
   * For another API, where the capability takes permissions of several and a token is for one.
   *
   * @param id the provider's id of the API, such as an application id of Entra
   */
  public TokenRequest at(String id) {
    return new TokenRequest(connectorId, capability, id, minimumSeconds);
  }

  /** As it was linked. */
  public String connectorId() {
    return connectorId;
  }

  /** Code of the capability. */
  public String capability() {
    return capability;
  }

  /** The provider's id of the API; empty for the first one of the capability. */
  public String api() {
    return api;
  }

  /** For how long it has to last at least, from now on. */
  public Duration minimumLifetime() {
    return Duration.ofSeconds(minimumSeconds);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenRequest that
        && connectorId.equals(that.connectorId)
        && capability.equals(that.capability)
        && api.equals(that.api)
        && minimumSeconds == that.minimumSeconds;
  }

  @Override
  public int hashCode() {
    return Objects.hash(connectorId, capability, api, minimumSeconds);
  }

  @Override
  public String toString() {
    return capability + " for " + connectorId;
  }
}
