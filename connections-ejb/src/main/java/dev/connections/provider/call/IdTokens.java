package dev.connections.provider.call;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.BadJWTExceptions;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.connections.api.FindingCode;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * Checks what an authorization server says of who signed in (OpenID Connect Core 1.0, section
 * 3.1.3.7).
 */
final class IdTokens {
  /** What is told of the time here and at the provider may differ by so much. */
  private static final int CLOCK_SKEW_SECONDS = 60;

  private final ProviderCalls calls;
  private final AuthorizationServer server;
  private final KeySets keys;

  IdTokens(ProviderCalls calls, AuthorizationServer server, KeySets keys) {
    this.calls = calls;
    this.server = server;
    this.keys = keys;
  }

  /**
   * The claims of an ID token that was issued by this server, for this client, in answer to the
   * request with this nonce, and that holds now.
   *
   * @param nonce null when no nonce was sent
   * @throws ProviderRefusal OTHER_ISSUER, CLOCK_SKEW or ANSWER_NOT_UNDERSTOOD when it is not
   */
  Map<String, Object> claims(String idToken, String clientId, String nonce) throws ProviderRefusal {
    try {
      JWT token = JWTParser.parse(idToken);
      if (!(token instanceof SignedJWT)) {
        throw unusable();
      }
      String issuer = issuer(token.getJWTClaimsSet());
      IDTokenValidator validator =
          new IDTokenValidator(
              new Issuer(issuer),
              new ClientID(clientId),
              // Neither none nor the client secret as a key.
              new JWSVerificationKeySelector<SecurityContext>(
                  JWSAlgorithm.Family.SIGNATURE, (selector, none) -> keys(selector)),
              null);
      validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
      validator.validate(token, nonce == null ? null : new Nonce(nonce));
      return token.getJWTClaimsSet().toJSONObject();
    } catch (NotFetched notFetched) {
      throw notFetched.why;
    } catch (BadJOSEException invalid) {
      throw isOfAnotherTime(invalid) ? new ProviderRefusal(FindingCode.CLOCK_SKEW) : unusable();
    } catch (ParseException | JOSEException invalid) {
      throw unusable();
    }
  }

  /** It came a moment ago: one that ended, or is still to begin, has the time of another clock. */
  private static boolean isOfAnotherTime(BadJOSEException invalid) {
    return invalid == BadJWTExceptions.EXPIRED_EXCEPTION
        || invalid == BadJWTExceptions.IAT_CLAIM_AHEAD_EXCEPTION;
  }

  private static ProviderRefusal unusable() {
    return new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD).about("ID token");
  }

  private String issuer(JWTClaimsSet claims) throws ProviderRefusal {
    Issuers issuers = new Issuers(server.issuer());
    String told = String.valueOf(claims.getIssuer());
    String expected = issuers.by(claims);
    if (!told.equals(expected)) {
      throw issuers.other(told);
    }
    return expected;
  }

  private List<JWK> keys(JWKSelector selector) throws KeySourceException {
    try {
      return keys.find(selector, server.keys(), calls);
    } catch (ProviderRefusal refusal) {
      throw new NotFetched(refusal);
    }
  }

  /** Takes a refusal through the library. */
  private static final class NotFetched extends KeySourceException {
    private static final long serialVersionUID = 1;

    private final ProviderRefusal why;

    NotFetched(ProviderRefusal why) {
      super("not fetched", why);
      this.why = why;
    }
  }
}
