package dev.connections.credential.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the private key that a person pastes or uploads: a JWK or JWK set (RFC 7517), PEM with
 * PKCS#8 (RFC 5958), PKCS#1 (RFC 8017) or SEC1 (RFC 5915), also encrypted, and what mail programs,
 * editors and JSON files make of them. Every way to be wrong has its own {@link KeyRefusal}.
 * Stateless; the work that one input can cause is bounded; nothing leaves the machine.
 */
@ApplicationScoped
public class SigningKeyParser {
  static final int MOST_BYTES = 64 * 1024;

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{40,}={0,2}");

  /**
   * @param text as it came; stays the caller's to wipe
   * @param passPhrase of an encrypted key, or null; ignored when the key is not encrypted; stays
   *     the caller's to wipe
   * @param keyId chooses from a key set and names a key that came without a {@code kid}, as PEM
   *     does; null or blank for none
   * @throws KeyRefusedException when the text is not one usable private key; says why
   */
  public SigningKey parse(byte[] text, char[] passPhrase, String keyId) throws KeyRefusedException {
    return read(text, new PassPhrase(passPhrase), keyId);
  }

  /** As {@link #parse}, for one of several parts of an input. */
  SigningKey read(byte[] text, PassPhrase passPhrase, String keyId) throws KeyRefusedException {
    if (text == null || text.length == 0) {
      throw new KeyRefusedException(KeyRefusal.EMPTY);
    }
    if (text.length > MOST_BYTES) {
      throw new KeyRefusedException(KeyRefusal.TOO_LONG);
    }
    String chosen = keyId == null || keyId.isBlank() ? null : keyId.strip();
    return read(text, passPhrase, chosen, true);
  }

  private SigningKey read(byte[] bytes, PassPhrase passPhrase, String keyId, boolean mayBeWrapped)
      throws KeyRefusedException {
    if (DerKey.looksLikeDer(bytes)) {
      return named(DerKey.read(bytes, passPhrase, null), keyId);
    }
    KeyStoreFile.refuse(bytes);
    String text = PastedText.decode(bytes);
    if (text.isEmpty()) {
      throw new KeyRefusedException(KeyRefusal.EMPTY);
    }
    JsonKeys json = JsonKeys.in(text);
    if (!json.isEmpty()) {
      return json.choose(keyId);
    }
    List<PemBlock> blocks = PemBlock.in(text);
    if (!blocks.isEmpty()) {
      return named(PemKeys.read(blocks, passPhrase), keyId);
    }
    String joined = text.replaceAll("[\\s\"']", "");
    if (BASE64.matcher(joined).matches()) {
      return unwrapped(joined, text, passPhrase, keyId, mayBeWrapped);
    }
    throw UnreadableText.refusal(text);
  }

  /** Base64 without the lines around it, of DER or, as in Kubernetes, of a whole PEM file. */
  private SigningKey unwrapped(
      String base64, String text, PassPhrase passPhrase, String keyId, boolean mayBeWrapped)
      throws KeyRefusedException {
    byte[] content = PemBlock.base64(base64);
    try {
      boolean pem = new String(content, ISO_8859_1).startsWith("-----BEGIN ");
      if (DerKey.looksLikeDer(content) || (mayBeWrapped && pem)) {
        return read(content, passPhrase, keyId, false);
      }
    } finally {
      Arrays.fill(content, (byte) 0);
    }
    throw UnreadableText.refusal(text);
  }

  private static SigningKey named(JWK jwk, String keyId) throws KeyRefusedException {
    return new SigningKey(keyId == null ? jwk : KeyNames.withId(jwk, keyId), "PEM");
  }
}
