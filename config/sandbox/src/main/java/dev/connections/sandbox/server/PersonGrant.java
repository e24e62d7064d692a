package dev.connections.sandbox.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What one person granted to one application by signing in once: the family of its refresh tokens,
 * and the access tokens that were given for them. Changed by {@link SignIns} alone.
 */
public final class PersonGrant {
  @JsonProperty private final String id;
  @JsonProperty private final String clientId;
  @JsonProperty private final String accountId;
  @JsonProperty private final Set<String> scopes;
  @JsonProperty private final boolean factor;
  @JsonProperty private volatile Instant signedIn;
  @JsonProperty private volatile Instant revoked;
  @JsonProperty private volatile int refreshes;

  @JsonProperty
  private CopyOnWriteArrayList<RefreshToken> refreshTokens = new CopyOnWriteArrayList<>();

  /** The ids of those that are good, with their ends. */
  @JsonProperty private ConcurrentHashMap<String, Instant> accessTokens = new ConcurrentHashMap<>();

  @JsonCreator
  PersonGrant(
      @JsonProperty("id") String id,
      @JsonProperty("clientId") String clientId,
      @JsonProperty("accountId") String accountId,
      @JsonProperty("scopes") Collection<String> scopes,
      @JsonProperty("factor") boolean factor,
      @JsonProperty("signedIn") Instant signedIn) {
    this.id = id;
    this.clientId = clientId;
    this.accountId = accountId;
    this.scopes = new TreeSet<>(scopes);
    this.factor = factor;
    this.signedIn = signedIn;
  }

  public String id() {
    return id;
  }

  public String clientId() {
    return clientId;
  }

  /** {@link Account#id()} of who granted. */
  public String accountId() {
    return accountId;
  }

  public Set<String> scopes() {
    return new TreeSet<>(scopes);
  }

  /** Whether the person gave a second factor. */
  public boolean factor() {
    return factor;
  }

  public Instant signedIn() {
    return signedIn;
  }

  /** How often it was refreshed, over all starts; a refusal is no refresh. */
  public int refreshes() {
    return refreshes;
  }

  /** When it was revoked; empty while it holds. */
  public Optional<Instant> revoked() {
    return Optional.ofNullable(revoked);
  }

  public List<RefreshToken> refreshTokens() {
    return List.copyOf(refreshTokens);
  }

  /** The newest refresh token; empty when there is none. */
  public Optional<RefreshToken> newest() {
    return refreshTokens.isEmpty()
        ? Optional.empty()
        : Optional.of(refreshTokens.get(refreshTokens.size() - 1));
  }

  /** The one of this value, also when it is spent. */
  public Optional<RefreshToken> token(String value) {
    return refreshTokens.stream().filter(token -> token.value().equals(value)).findFirst();
  }

  /** Whether another token took this one's place, and none took that one's. */
  public boolean isLastSpent(RefreshToken token) {
    int index = refreshTokens.indexOf(token);
    return token.isSpent() && index == refreshTokens.size() - 2;
  }

  boolean hasAccessToken(String tokenId, Instant now) {
    Instant end = accessTokens.get(tokenId);
    return end != null && now.isBefore(end);
  }

  void addAccessToken(String tokenId, Instant end, Instant now) {
    accessTokens.values().removeIf(one -> !now.isBefore(one));
    accessTokens.put(tokenId, end);
  }

  boolean removeAccessToken(String tokenId) {
    return accessTokens.remove(tokenId) != null;
  }

  void endAccessTokens() {
    accessTokens.clear();
  }

  void add(RefreshToken token) {
    refreshTokens.add(token);
  }

  void spend(RefreshToken token, Instant now) {
    refreshTokens.replaceAll(one -> one.equals(token) ? one.spentAt(now) : one);
  }

  void countRefresh() {
    refreshes++;
  }

  void revoke(Instant now) {
    revoked = now;
  }

  /** As if it had been granted, and used last, so much earlier. */
  void age(Duration time) {
    signedIn = signedIn.minus(time);
    refreshTokens.replaceAll(token -> token.issuedAt(token.issued().minus(time)));
  }

  @Override
  public String toString() {
    return "PersonGrant[" + id + ", " + clientId + (revoked == null ? "" : ", revoked") + "]";
  }
}
