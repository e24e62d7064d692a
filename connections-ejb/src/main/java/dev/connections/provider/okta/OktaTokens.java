package dev.connections.provider.okta;

import com.nimbusds.jose.JWSAlgorithm;
import dev.connections.api.FindingCode;
import dev.connections.credential.Grant;
import dev.connections.credential.SigningKey;
import dev.connections.provider.call.AssertionRules;
import dev.connections.provider.call.DPoPNonces;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.TokenEndpoint;
import dev.connections.provider.call.TokenFlow;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tokens of the org authorization server. An application with several keys, as it has while they
 * are rotated, is refused an assertion that does not say which of them signed. A key that was
 * entered without an ID, as PEM is, is then named by its thumbprint (RFC 7638), which is what a key
 * is called that nobody named. For one thread.
 */
final class OktaTokens implements TokenRequests {
  /**
   * Without {@code iat}, which is optional (RFC 7523 section 3): Okta refuses one that lies ahead
   * of its own clock, and needs none.
   */
  private static final AssertionRules ASSERTIONS =
      new AssertionRules(Duration.ofMinutes(5), false, false, JWSAlgorithm.RS256);

  static final String OPENID = "openid";
  static final String PROFILE = "profile";
  static final String OFFLINE_ACCESS = "offline_access";

  /** Those that are about who signed in, and for how long: no API wants one of them. */
  private static final Set<String> OF_SIGN_IN = Set.of(OPENID, PROFILE, OFFLINE_ACCESS);

  private final ProviderCalls calls;
  private final TokenEndpoint endpoint;
  private final OAuthClient client;
  private final DPoPNonces nonces;
  private final KeyIds ids;
  private final Clock clock;
  private TokenFlow flow;
  private int before;

  /**
   * @param nonces outlive this
   * @param ids outlive this
   */
  OktaTokens(
      ProviderCalls calls,
      URI origin,
      OAuthClient client,
      DPoPNonces nonces,
      KeyIds ids,
      Clock clock) {
    this.calls = calls;
    this.client = client;
    this.nonces = nonces;
    this.ids = ids;
    this.clock = clock;
    this.endpoint = endpoint(origin);
    this.flow =
        unnamed()
            .filter(key -> ids.isThumbprint(endpoint.address(), key))
            .map(key -> flow(named(key), client.proofOfPossession()))
            .orElseGet(() -> flow(client, client.proofOfPossession()));
  }

  /** Of the org authorization server. */
  static TokenEndpoint endpoint(URI origin) {
    return endpointAt(origin.resolve("/oauth2/v1/token"));
  }

  /**
   * @param address that is asked: an assertion is for it alone, whichever endpoint it is
   */
  static TokenEndpoint endpointAt(URI address) {
    return new TokenEndpoint(address, ASSERTIONS, OktaErrors::refusal);
  }

  /** Without those of the sign-in itself. */
  static Set<String> ofApis(Collection<String> scopes) {
    return scopes.stream()
        .filter(scope -> !OF_SIGN_IN.contains(scope))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<SigningKey> unnamed() {
    return client
        .credential()
        .<Optional<SigningKey>>fold(
            Optional::of, c -> Optional.empty(), s -> Optional.empty(), g -> Optional.empty())
        .filter(key -> key.keyId().isEmpty());
  }

  private OAuthClient named(SigningKey key) {
    return new OAuthClient(client.id(), key.named(key.thumbprint()), client.proofOfPossession());
  }

  private TokenFlow flow(OAuthClient as, boolean proofOfPossession) {
    return new TokenFlow(
        calls,
        endpoint,
        new OAuthClient(as.id(), as.credential(), proofOfPossession),
        nonces,
        clock);
  }

  private void goOnWith(OAuthClient as) {
    before += flow.requests();
    flow = flow(as, flow.proofOfPossession());
  }

  /** Whether the application was last seen to want DPoP. */
  boolean proofOfPossession() {
    return flow.proofOfPossession();
  }

  @Override
  public boolean isByGrant() {
    return client.refreshTokens().isPresent();
  }

  @Override
  public int made() {
    return before + flow.requests();
  }

  /**
   * @param scopes none for all that a person granted
   * @throws ProviderRefusal KEY_ID_NEEDED when the application has several keys, and the thumbprint
   *     is the ID of none
   */
  @Override
  public IssuedToken request(Collection<String> scopes) throws ProviderRefusal {
    if (client.credential() instanceof Grant grant && isByGrant()) {
      return refreshed(grant, scopes);
    }
    SigningKey key = unnamed().orElse(null);
    if (key == null) {
      return flow.request(scopes);
    }
    URI address = endpoint.address();
    if (ids.isThumbprint(address, key)) {
      try {
        return flow.request(scopes);
      } catch (ProviderRefusal refusal) {
        if (refusal.finding() != FindingCode.KEY_MISMATCH) {
          throw refusal;
        }
        // It may have been added again under another ID, and be the only one now.
        ids.forget(address, key);
        goOnWith(client);
      }
    }
    try {
      return flow.request(scopes);
    } catch (ProviderRefusal severalKeys) {
      if (severalKeys.finding() != FindingCode.KEY_ID_NEEDED) {
        throw severalKeys;
      }
      goOnWith(named(key));
      return byThumbprint(key, scopes, severalKeys);
    }
  }

  /**
   * Okta gives the next refresh token to who asks for {@code offline_access} alone ("Refresh access
   * tokens"), and the one before ends all the same. An answer without scopes is about all of them
   * (RFC 6749, section 5.1).
   */
  private IssuedToken refreshed(Grant grant, Collection<String> scopes) throws ProviderRefusal {
    Set<String> asked = new LinkedHashSet<>(scopes);
    if (!asked.isEmpty()) {
      asked.add(OFFLINE_ACCESS);
    }
    IssuedToken issued = flow.request(asked);
    Set<String> told = issued.scopes().isEmpty() ? grant.scopes() : issued.scopes();
    return new IssuedToken(issued.token(), issued.expiresAt(), ofApis(told), issued.proofKey());
  }

  private IssuedToken byThumbprint(
      SigningKey key, Collection<String> scopes, ProviderRefusal severalKeys)
      throws ProviderRefusal {
    try {
      IssuedToken issued = flow.request(scopes);
      ids.learn(endpoint.address(), key);
      return issued;
    } catch (ProviderRefusal refusal) {
      if (refusal.finding() == FindingCode.KEY_MISMATCH) {
        goOnWith(client);
        throw severalKeys;
      }
      if (GrantedScopes.isAboutScopes(refusal)) {
        ids.learn(endpoint.address(), key);
      }
      throw refusal;
    }
  }
}
