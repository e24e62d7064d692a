package dev.connections.credential.input;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.console.profiles.KeyRefusedException;

/**
 * The numbers of a private key as they came. They tell one key from another at once; that they
 * belong together is checked for the chosen key alone, since that is what costs time.
 */
sealed interface KeyNumbers permits RsaNumbers, EcNumbers {
  /** Equal for the same key in whatever form; the numbers that the key claims. */
  PublicHalf publicHalf();

  /** For people: {@code RSA 2048}, {@code EC P-256}. */
  String kind();

  /**
   * @param work that is left for the input
   * @throws KeyRefusedException when they cannot be used or do not belong together
   */
  JWK check(WorkBudget work) throws KeyRefusedException;
}
