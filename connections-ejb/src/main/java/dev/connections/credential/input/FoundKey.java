package dev.connections.credential.input;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.SigningKey;

/**
 * A private key where it stands in an input; not checked yet.
 *
 * @param numbers null when it cannot be used
 * @param refused why it cannot be used, or null
 * @param keyId the {@code kid} that it brought, or null
 * @param name what a file calls it, or null
 * @param algorithm that it names, or null
 * @param source {@code PEM}, {@code JWK}, {@code JWKS} or {@code PKCS12}
 */
record FoundKey(
    KeyNumbers numbers,
    KeyRefusedException refused,
    String keyId,
    String name,
    Algorithm algorithm,
    String source) {

  static FoundKey of(KeyNumbers numbers, String name, String source) {
    return new FoundKey(numbers, null, null, name, null, source);
  }

  static FoundKey unusable(KeyRefusedException refused, String keyId, String source) {
    return new FoundKey(null, refused, keyId, null, null, source);
  }

  boolean isUsable() {
    return numbers != null;
  }

  /** Whether it is whole, but for something else. Another key beside it may be the right one. */
  boolean isOfAnotherKind() {
    if (refused == null) {
      return false;
    }
    return switch (refused.refusal()) {
      case KEY_TYPE_NOT_SUPPORTED, CURVE_NOT_SUPPORTED, ALGORITHM_NOT_SUPPORTED, NOT_FOR_SIGNING ->
          true;
      default -> false;
    };
  }

  /**
   * @param id its {@code kid}, or null for none
   * @param work that is left for the input
   * @throws KeyRefusedException when its numbers do not belong together
   */
  SigningKey checked(String id, WorkBudget work) throws KeyRefusedException {
    JWK jwk = numbers.check(work);
    JWK named = id == null ? jwk : KeyNames.withId(jwk, id);
    JWK whole =
        named instanceof RSAKey rsa
            ? new RSAKey.Builder(rsa).algorithm(algorithm).build()
            : new ECKey.Builder((ECKey) named).algorithm(algorithm).build();
    return new SigningKey(whole, source);
  }

  /** Without the numbers. */
  @Override
  public String toString() {
    return source + " " + numbers;
  }
}
