package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.credential.ClientSecret;
import dev.connections.platform.RandomTokens;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether an authorization server takes a client, without anybody signing in: a code that
 * nobody issued is refused with {@code invalid_client} where the client does not prove itself, and
 * with {@code invalid_grant} where it does (RFC 6749, section 5.2). A server may look at the code
 * first, though. So the same is asked with a secret that is surely wrong: only where that makes a
 * difference, the first answer said something about the client.
 */
public final class ClientTrial {
  private static final String CODE_REFUSED = "invalid_grant";

  /** What servers mean that call it otherwise. */
  private static final Set<FindingCode> CODE_REFUSALS =
      EnumSet.of(FindingCode.GRANT_REVOKED, FindingCode.GRANT_EXPIRED);

  private final ProviderCalls calls;
  private final TokenEndpoint endpoint;
  private final URI redirectUri;
  private final DPoPNonces nonces;
  private final Clock clock;

  /**
   * @param calls within whose limit the server is asked
   * @param redirectUri as it is registered there; some servers look at it before the code
   * @param nonces outlive the trial
   */
  public ClientTrial(
      ProviderCalls calls,
      TokenEndpoint endpoint,
      URI redirectUri,
      DPoPNonces nonces,
      Clock clock) {
    this.calls = calls;
    this.endpoint = endpoint;
    this.redirectUri = redirectUri;
    this.nonces = nonces;
    this.clock = clock;
  }

  /**
   * Calls the provider.
   *
   * @return the provider's words about the code, which mean that it takes the client; empty when
   *     the server does not tell
   * @throws ProviderRefusal as the endpoint's errors mean; ANSWER_NOT_UNDERSTOOD when it issues a
   *     token for such a code; those of {@link ProviderCalls#send}
   */
  public Optional<String> of(OAuthClient client) throws ProviderRefusal {
    ProviderRefusal refusal = refusal(client);
    if (!isAboutCode(refusal)) {
      throw refusal;
    }
    var wrong = new ClientSecret(RandomTokens.newToken(), null);
    ProviderRefusal ofWrong =
        refusal(new OAuthClient(client.id(), wrong, client.proofOfPossession()));
    if (isAboutCode(ofWrong)) {
      return Optional.empty();
    }
    if (ofWrong.error().isEmpty() && ofWrong.finding().severity() == Severity.UNVERIFIED) {
      // Perhaps nobody looked at the secret, so there is nothing to compare.
      throw ofWrong;
    }
    return Optional.of(refusal.words());
  }

  private static boolean isAboutCode(ProviderRefusal refusal) {
    return refusal.error().equals(CODE_REFUSED) || CODE_REFUSALS.contains(refusal.finding());
  }

  private ProviderRefusal refusal(OAuthClient client) throws ProviderRefusal {
    var code = new AuthorizationCodeGrant(new AuthorizationCode(), redirectUri, new CodeVerifier());
    try {
      new TokenFlow(calls, endpoint, client, nonces, clock).redeem(code, List.of());
    } catch (ProviderRefusal refused) {
      return refused;
    }
    throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
  }
}
