package dev.connections.credential.input;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.SigningKey;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes a signing key of one JWK (RFC 7517, numbers by RFC 7518 section 6), and checks it. */
final class JwkReader {
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_+/-]+={0,2}");

  private JwkReader() {}

  static boolean isPrivate(Map<String, Object> jwk) {
    return jwk.get("d") != null || jwk.get("k") != null;
  }

  /** RFC 7517 sections 4.2 and 4.3; a key that does not say is for signing. */
  static boolean isForSigning(Map<String, Object> jwk) {
    Object use = jwk.get("use");
    Object operations = jwk.get("key_ops");
    return (use == null || "sig".equals(use))
        && (operations == null || (operations instanceof List<?> list && list.contains("sign")));
  }

  /**
   * @param keyId for a JWK without {@code kid}, or null
   */
  static SigningKey read(Map<String, Object> jwk, String keyId, String source)
      throws KeyRefusedException {
    if (!isForSigning(jwk)) {
      throw new KeyRefusedException(KeyRefusal.NOT_FOR_SIGNING);
    }
    String kty = text(jwk, "kty");
    JWK checked =
        switch (kty) {
          case "RSA" -> rsa(jwk);
          case "EC" -> ec(jwk);
          case "OKP" ->
              throw new KeyRefusedException(
                  KeyRefusal.KEY_TYPE_NOT_SUPPORTED,
                  jwk.get("crv") instanceof String crv ? KeyNames.shown(crv) : kty);
          default ->
              throw new KeyRefusedException(KeyRefusal.KEY_TYPE_NOT_SUPPORTED, KeyNames.shown(kty));
        };
    String own = jwk.get("kid") == null ? keyId : text(jwk, "kid");
    return new SigningKey(own == null ? checked : KeyNames.withId(checked, own), source);
  }

  private static JWK rsa(Map<String, Object> jwk) throws KeyRefusedException {
    if (jwk.get("oth") != null) {
      throw new KeyRefusedException(
          KeyRefusal.FORMAT_NOT_SUPPORTED, "RSA with more than two primes");
    }
    RSAKey key =
        RsaNumbers.check(
            number(jwk, "n"),
            number(jwk, "e"),
            number(jwk, "d"),
            optional(jwk, "p"),
            optional(jwk, "q"),
            optional(jwk, "dp"),
            optional(jwk, "dq"),
            optional(jwk, "qi"));
    JWSAlgorithm algorithm =
        algorithm(jwk, List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512));
    return new RSAKey.Builder(key).algorithm(algorithm).build();
  }

  private static JWK ec(Map<String, Object> jwk) throws KeyRefusedException {
    Curve curve = EcNumbers.curve(text(jwk, "crv"));
    ECKey key = EcNumbers.check(curve, number(jwk, "d"), number(jwk, "x"), number(jwk, "y"));
    JWSAlgorithm algorithm = algorithm(jwk, List.of(SigningKey.algorithm(curve)));
    return new ECKey.Builder(key).algorithm(algorithm).build();
  }

  private static JWSAlgorithm algorithm(Map<String, Object> jwk, List<JWSAlgorithm> fitting)
      throws KeyRefusedException {
    if (jwk.get("alg") == null) {
      return null;
    }
    String named = text(jwk, "alg");
    for (JWSAlgorithm algorithm : fitting) {
      if (algorithm.getName().equals(named)) {
        return algorithm;
      }
    }
    throw new KeyRefusedException(KeyRefusal.ALGORITHM_NOT_SUPPORTED, KeyNames.shown(named));
  }

  private static BigInteger optional(Map<String, Object> jwk, String member)
      throws KeyRefusedException {
    return jwk.get(member) == null ? null : number(jwk, member);
  }

  /** Nimbus skips over characters that are not Base64, so a damaged number would go unnoticed. */
  private static BigInteger number(Map<String, Object> jwk, String member)
      throws KeyRefusedException {
    String digits = text(jwk, member).replaceAll("\\s", "");
    if (!NUMBER.matcher(digits).matches()) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    return new Base64URL(digits).decodeToBigInteger();
  }

  private static String text(Map<String, Object> jwk, String member) throws KeyRefusedException {
    if (jwk.get(member) instanceof String text && !text.isBlank()) {
      return text.strip();
    }
    throw new KeyRefusedException(KeyRefusal.DAMAGED);
  }
}
