package dev.connections.credential.input;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.SigningKey;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the numbers of one JWK (RFC 7517, numbers by RFC 7518 section 6). Members that a key does
 * not need are read leniently: what is no value counts as left out, and only one that contradicts
 * the key spoils it.
 */
final class JwkReader {
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_+/-]+={0,2}");

  /** RFC 7517, section 4.3, without those of signatures. */
  private static final Set<String> OTHER_OPERATIONS =
      Set.of("encrypt", "decrypt", "wrapkey", "unwrapkey", "derivekey", "derivebits");

  private JwkReader() {}

  static boolean isPrivate(Map<String, Object> jwk) {
    return jwk.get("d") != null || jwk.get("k") != null;
  }

  /**
   * @param source {@code JWK} or {@code JWKS}
   */
  static FoundKey read(Map<String, Object> jwk, String source) {
    String keyId = null;
    try {
      keyId = keyId(jwk);
      if (isForEncryption(jwk)) {
        throw new KeyRefusedException(KeyRefusal.NOT_FOR_SIGNING);
      }
      KeyNumbers numbers = numbers(jwk);
      return new FoundKey(numbers, null, keyId, null, algorithm(jwk, numbers), source);
    } catch (KeyRefusedException refused) {
      return FoundKey.unusable(refused, keyId, source);
    }
  }

  /** Which key a public JWK is; empty when it does not say. */
  static Optional<PublicHalf> publicHalf(Map<String, Object> jwk) {
    boolean curve = jwk.get("crv") != null;
    try {
      return Optional.of(
          new PublicHalf(number(jwk, curve ? "x" : "n"), number(jwk, curve ? "y" : "e")));
    } catch (KeyRefusedException incomplete) {
      return Optional.empty();
    }
  }

  /**
   * As text, also where a tool wrote a number.
   *
   * @return null for none
   */
  static String keyId(Map<String, Object> jwk) throws KeyRefusedException {
    Object kid = jwk.get("kid");
    if (kid instanceof Map || kid instanceof Collection) {
      throw new KeyRefusedException(KeyRefusal.KEY_ID_MALFORMED);
    }
    String text = kid == null ? "" : kid.toString().strip();
    return text.isEmpty() ? null : text;
  }

  /** RFC 7517 sections 4.2 and 4.3; a key that does not say is for signing. */
  private static boolean isForEncryption(Map<String, Object> jwk) {
    if (jwk.get("use") instanceof String use && use.strip().equalsIgnoreCase("enc")) {
      return true;
    }
    List<String> operations =
        jwk.get("key_ops") instanceof List<?> list
            ? list.stream().map(o -> String.valueOf(o).toLowerCase(Locale.ROOT)).toList()
            : List.of();
    return !operations.contains("sign") && operations.stream().anyMatch(OTHER_OPERATIONS::contains);
  }

  private static KeyNumbers numbers(Map<String, Object> jwk) throws KeyRefusedException {
    String kty = text(jwk, "kty");
    return switch (kty.toUpperCase(Locale.ROOT)) {
      case "RSA" -> rsa(jwk);
      case "EC" ->
          new EcNumbers(
              EcNumbers.curve(text(jwk, "crv")),
              number(jwk, "d"),
              number(jwk, "x"),
              number(jwk, "y"));
      case "OKP" ->
          throw new KeyRefusedException(
              KeyRefusal.KEY_TYPE_NOT_SUPPORTED,
              jwk.get("crv") instanceof String crv ? KeyNames.shown(crv) : kty);
      default ->
          throw new KeyRefusedException(KeyRefusal.KEY_TYPE_NOT_SUPPORTED, KeyNames.shown(kty));
    };
  }

  private static RsaNumbers rsa(Map<String, Object> jwk) throws KeyRefusedException {
    if (jwk.get("oth") instanceof List<?> others && !others.isEmpty()) {
      throw new KeyRefusedException(
          KeyRefusal.FORMAT_NOT_SUPPORTED, "RSA with more than two primes");
    }
    return new RsaNumbers(
        number(jwk, "n"),
        number(jwk, "e"),
        number(jwk, "d"),
        optional(jwk, "p"),
        optional(jwk, "q"),
        optional(jwk, "dp"),
        optional(jwk, "dq"),
        optional(jwk, "qi"));
  }

  /**
   * @return null when it names none, or none that anybody knows
   */
  private static Algorithm algorithm(Map<String, Object> jwk, KeyNumbers numbers)
      throws KeyRefusedException {
    if (!(jwk.get("alg") instanceof String text) || text.isBlank()) {
      return null;
    }
    String named = text.strip();
    for (JWSAlgorithm fitting : fitting(numbers)) {
      if (fitting.getName().equalsIgnoreCase(named)) {
        return fitting;
      }
    }
    if (isKnown(named)) {
      throw new KeyRefusedException(KeyRefusal.ALGORITHM_NOT_SUPPORTED, KeyNames.shown(named));
    }
    return null;
  }

  private static List<JWSAlgorithm> fitting(KeyNumbers numbers) {
    return numbers instanceof EcNumbers ec
        ? List.of(SigningKey.algorithm(ec.curve()))
        : List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
  }

  private static boolean isKnown(String named) {
    return Stream.of(
            JWSAlgorithm.Family.SIGNATURE,
            JWSAlgorithm.Family.HMAC_SHA,
            JWEAlgorithm.Family.ASYMMETRIC,
            JWEAlgorithm.Family.SYMMETRIC,
            List.of(Algorithm.NONE))
        .flatMap(Collection::stream)
        .anyMatch(algorithm -> algorithm.getName().equalsIgnoreCase(named));
  }

  private static BigInteger optional(Map<String, Object> jwk, String member)
      throws KeyRefusedException {
    boolean left = jwk.get(member) == null || jwk.get(member) instanceof String s && s.isBlank();
    return left ? null : number(jwk, member);
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
