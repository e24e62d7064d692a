package dev.connections.account;

import dev.connections.console.signin.SignInRefusedException;
import dev.connections.console.signin.SignInRefusedException.Reason;
import dev.connections.platform.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2-HMAC-SHA256 at the cost that the OWASP Password Storage Cheat Sheet asks for. No more
 * passwords are hashed at once than there are processors, so that a flood of sign-ins leaves the
 * rest of the service alive.
 *
 * <p>Not the server's {@code Pbkdf2PasswordHash}: it is the same call of the JDK, without the
 * normalization, the bound and the wiping, exists in a container alone, and writes another form.
 */
@ApplicationScoped
class PasswordHash {
  static final int ITERATIONS = 600_000;
  private static final int BITS = 256;
  private static final int SALT_BYTES = 16;
  private static final int PATIENCE_SECONDS = 10;
  private static final String SCHEME = "pbkdf2-sha256";

  private final SecureRandom random = new SecureRandom();
  private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  /** Takes about half a second of a processor. */
  String of(char[] password) throws SignInRefusedException {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] derived = derive(password, salt, ITERATIONS);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        SCHEME,
        String.valueOf(ITERATIONS),
        base64.encodeToString(salt),
        base64.encodeToString(derived));
  }

  /**
   * @param stored null when there is no such account or it has no password; then the answer is
   *     false, at the same cost
   */
  boolean matches(char[] password, String stored) throws SignInRefusedException {
    if (stored == null) {
      of(password);
      return false;
    }
    String[] parts = stored.split("\\$");
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
  }

  /** Whether the hash was made at a lower cost than today's. */
  static boolean isOutdated(String stored) {
    return !stored.startsWith(SCHEME + "$" + ITERATIONS + "$");
  }

  private byte[] derive(char[] password, byte[] salt, int iterations)
      throws SignInRefusedException {
    // NIST SP 800-63B: normalized, so that the same keys on another keyboard give the same bytes.
    char[] normalized =
        Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFKC).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(normalized, salt, iterations, BITS);
    RandomTokens.wipe(normalized);
    await();
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    } finally {
      running.release();
      spec.clearPassword();
    }
  }

  private void await() throws SignInRefusedException {
    try {
      if (!running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SignInRefusedException(Reason.BUSY, null);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new SignInRefusedException(Reason.BUSY, null);
    }
  }
}
