package dev.connections.api;

import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * An access token for one connector and one capability. Use it as it is, and ask again when it
 * ends: how it came about is not told, and there is nothing to renew it with. It is a secret; it
 * stands in no log, and {@link #toString} leaves it out.
 */
public final class AccessToken implements Serializable {
  private static final long serialVersionUID = 1;

  private final String value;
  private final TokenType type;
  private final long expiresAtMillis;
  private final String connectorId;
  private final String capability;
  private final String api;
  private final String address;
  private final String connectionId;
  private final String applicationId;
  private final String applicationName;
  private final Set<String> alsoCovers;

  /**
   * @param value the token; opaque (RFC 6749, section 1.4)
   * @param type how a call carries it
   * @param expiresAt when it ends, by the clock of Connections
   * @param connectorId whom it was given to
   * @param capability code of the capability that was asked for
   * @param api the provider's id of the API that it is for
   * @param address where that API is: scheme, host and, where it is not the usual one, port;
   *     without a host where each organization has one of its own that Connections does not know
   * @param connectionId the connection that it belongs to
   * @param applicationId the application that it was issued to
   * @param applicationName what people call that application
   * @param alsoCovers codes of further capabilities that the provider lets it be used for, since it
   *     tells no parts of the application's permissions apart (Microsoft 365); empty where the
   *     token is for the one capability alone
   */
  public AccessToken(
      String value,
      TokenType type,
      Instant expiresAt,
      String connectorId,
      String capability,
      String api,
      URI address,
      String connectionId,
      String applicationId,
      String applicationName,
      Set<String> alsoCovers) {
    this.value = Objects.requireNonNull(value);
    this.type = Objects.requireNonNull(type);
    this.expiresAtMillis = expiresAt.toEpochMilli();
    this.connectorId = Objects.requireNonNull(connectorId);
    this.capability = Objects.requireNonNull(capability);
    this.api = Objects.requireNonNull(api);
    this.address = address.toString();
    this.connectionId = Objects.requireNonNull(connectionId);
    this.applicationId = Objects.requireNonNull(applicationId);
    this.applicationName = Objects.requireNonNull(applicationName);
    this.alsoCovers = Set.copyOf(alsoCovers);
  }

  /** The token; opaque (RFC 6749, section 1.4). */
  public String value() {
    return value;
  }

  /** How a call carries it. */
  public TokenType type() {
    return type;
  }

  /** When it ends, by the clock of Connections. */
  public Instant expiresAt() {
    return Instant.ofEpochMilli(expiresAtMillis);
  }

  /** Whom it was given to. */
  public String connectorId() {
    return connectorId;
  }

  /** Code of the capability that was asked for. */
  public String capability() {
    return capability;
  }

  /** The provider's id of the API that it is for. */
  public String api() {
    return api;
  }

  /**
   * Where that API is: scheme, host and, where it is not the usual one, port. Without scheme and
   * host, such as an empty one, where each organization has one of its own that Connections does
   * not know.
   */
  public URI address() {
    return URI.create(address);
  }

  /** The connection that it belongs to. */
  public String connectionId() {
    return connectionId;
  }

  /** The application that it was issued to. */
  public String applicationId() {
    return applicationId;
  }

  /** What people call that application. */
  public String applicationName() {
    return applicationName;
  }

  /**
   * Codes of further capabilities that the provider lets it be used for, since it tells no parts of
   * the application's permissions apart (Microsoft 365); empty where the token is for the one
   * capability alone.
   */
  public Set<String> alsoCovers() {
    return alsoCovers;
  }

  /** The whole value of the header {@code Authorization}. */
  public String authorization() {
    return type.scheme() + " " + value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccessToken that
        && value.equals(that.value)
        && type == that.type
        && expiresAtMillis == that.expiresAtMillis
        && connectorId.equals(that.connectorId)
        && capability.equals(that.capability)
        && api.equals(that.api)
        && address.equals(that.address)
        && connectionId.equals(that.connectionId)
        && applicationId.equals(that.applicationId)
        && applicationName.equals(that.applicationName)
        && alsoCovers.equals(that.alsoCovers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        value,
        type,
        expiresAtMillis,
        connectorId,
        capability,
        api,
        address,
        connectionId,
        applicationId,
        applicationName,
        alsoCovers);
  }

  @Override
  public String toString() {
    return type + " token of " + applicationName + " for " + capability;
  }
}
