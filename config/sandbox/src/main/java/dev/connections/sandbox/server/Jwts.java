package dev.connections.sandbox.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What both providers do with JSON Web Tokens. */
public final class Jwts {
  private Jwts() {}

  /**
   * A token that nobody proved.
   *
   * @param claims of it
   */
  public record Unproved(SignedJWT jwt, JWTClaimsSet claims) {}

  /** Empty when it is none. */
  public static Optional<Unproved> parse(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      return Optional.of(new Unproved(jwt, jwt.getJWTClaimsSet()));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** A claim of a token that nobody proved; empty when it has none. */
  public static String claim(String token, String name) {
    return parse(token)
        .map(unproved -> unproved.claims().getClaim(name))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .orElse("");
  }

  /** False also where the algorithm does not fit the key: such a signature cannot be this key's. */
  public static boolean isSigned(SignedJWT jwt, JWK by, Set<JWSAlgorithm> algorithms) {
    JWSHeader header = jwt.getHeader();
    try {
      return algorithms.contains(header.getAlgorithm())
          && jwt.verify(
              new DefaultJWSVerifierFactory()
                  .createJWSVerifier(header, ((AsymmetricJWK) by).toPublicKey()));
    } catch (JOSEException e) {
      return false;
    }
  }

  /** A token of this key's, RS256. */
  public static String signed(RSAKey key, JWSHeader.Builder header, JWTClaimsSet claims) {
    var jwt = new SignedJWT(header.keyID(key.getKeyID()).build(), claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  /** SHA-256 in base64url. */
  public static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(bytes)).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The token of a request with this scheme; empty when there is not exactly one. */
  public static String authorization(Request request, String scheme) {
    List<String> values = request.header("Authorization");
    int length = scheme.length() + 1;
    return values.size() == 1 && values.get(0).regionMatches(true, 0, scheme + " ", 0, length)
        ? values.get(0).substring(length).strip()
        : "";
  }
}
