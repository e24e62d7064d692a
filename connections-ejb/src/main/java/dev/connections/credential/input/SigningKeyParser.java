package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Reads the private key that a person pastes or uploads: a JWK or JWK set (RFC 7517), PEM with
 * PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) or SEC1 (RFC 5915), also encrypted, PKCS#12 (RFC 7292), and
 * what mail programs, editors and JSON files make of them. Every way to be wrong has its own {@link
 * KeyRefusal}. Stateless; the work that one input can cause is bounded; nothing leaves the machine.
 */
@ApplicationScoped
public class SigningKeyParser {
  static final int MOST_BYTES = EntryReader.MOST_BYTES;

  /**
   * As {@link #parse(byte[], char[], String, String)}, where one name stands for both: the key that
   * is meant, and its {@code kid}.
   */
  public SigningKey parse(byte[] text, char[] passPhrase, String keyId) throws KeyRefusedException {
    return parse(text, passPhrase, keyId, keyId);
  }

  /**
   * @param text as it came; stays the caller's to wipe
   * @param passPhrase of an encrypted key, or null; ignored when the key is not encrypted; stays
   *     the caller's to wipe
   * @param chosen which of several keys, one of the details of {@link KeyRefusal#SEVERAL_KEYS}; of
   *     no matter where there is one key, which never gets its name by it; null or blank for none
   * @param keyId the {@code kid} of the key that is meant, which a key gets that came without one,
   *     as PEM does; null or blank for none
   * @throws KeyRefusedException when the text is not one usable private key; says why
   */
  public SigningKey parse(byte[] text, char[] passPhrase, String chosen, String keyId)
      throws KeyRefusedException {
    Entered entered = Entered.in(passPhrase, text);
    try {
      if (entered.keys().isEmpty()) {
        throw notAKey(entered);
      }
      return new KeyChoice(entered, Instant.EPOCH).key(given(chosen), given(keyId));
    } catch (KeyRefusedException refused) {
      throw entered.told(refused);
    }
  }

  private static KeyRefusedException notAKey(Entered entered) {
    if (entered.isNothing()) {
      return new KeyRefusedException(KeyRefusal.EMPTY);
    }
    boolean certificate =
        !entered.certificates().isEmpty() || entered.saw(KeyRefusal.NOT_A_CERTIFICATE);
    return certificate && !entered.saw(KeyRefusal.PKCS7_WITHOUT_KEY)
        ? new KeyRefusedException(KeyRefusal.CERTIFICATE)
        : entered.insteadOfAKey();
  }

  private static String given(String name) {
    return name == null || name.isBlank() ? null : name.strip();
  }
}
