package dev.connections.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Seals secrets for the database: compact JWE (RFC 7516) with {@code dir} and {@code A256GCM}. The
 * protected header, which GCM authenticates, names the key and the place (row and field, such as
 * {@code profile_key:ID:private}), so a ciphertext copied to another row does not open.
 * Thread-safe; calls leave the machine nowhere.
 */
public final class SecretBox {
  private static final String PLACE = "place";
  private static final String CHECK_PLACE = "key_check";
  private static final byte[] CHECK = "connections".getBytes(UTF_8);

  private final String currentKeyId;
  private final DirectEncrypter encrypter;
  private final Map<String, DirectDecrypter> decrypters = new HashMap<>();

  public SecretBox(SecretKeys keys) {
    try {
      this.currentKeyId = keys.first().getKeyID();
      this.encrypter = new DirectEncrypter(keys.first());
      for (OctetSequenceKey key : keys.all()) {
        decrypters.put(key.getKeyID(), new DirectDecrypter(key));
      }
    } catch (KeyLengthException impossible) {
      throw new IllegalStateException("secret keys are 256 bits long", impossible);
    }
  }

  /**
   * @param place row and field
   * @param clear the secret; stays the caller's to wipe
   * @return the JWE, about 1.4 times as long plus 150 characters
   */
  public String seal(String place, byte[] clear) {
    JWEHeader header =
        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
            .keyID(currentKeyId)
            .customParam(PLACE, place)
            .build();
    JWEObject sealed = new JWEObject(header, new Payload(clear));
    try {
      sealed.encrypt(encrypter);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("AES-256-GCM is part of every JDK", impossible);
    }
    return sealed.serialize();
  }

  /**
   * @return the secret; the caller wipes it
   * @throws UnreadableSecretException when it was sealed for another place, with an unknown key, or
   *     was altered
   */
  public byte[] open(String place, String jwe) {
    JWEObject sealed = parse(place, jwe);
    JWEHeader header = sealed.getHeader();
    if (!JWEAlgorithm.DIR.equals(header.getAlgorithm())
        || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())) {
      throw new UnreadableSecretException(place, "it is not sealed with AES-256-GCM");
    }
    DirectDecrypter decrypter = decrypters.get(header.getKeyID());
    if (decrypter == null) {
      throw new UnreadableSecretException(
          place, "its key " + header.getKeyID() + " is not among the configured ones");
    }
    if (!place.equals(header.getCustomParam(PLACE))) {
      throw new UnreadableSecretException(place, "it was sealed for another place");
    }
    try {
      sealed.decrypt(decrypter);
    } catch (JOSEException altered) {
      throw new UnreadableSecretException(place, "its key is another one or it was altered");
    }
    return sealed.getPayload().toBytes();
  }

  /** Whether a key other than the current one sealed it. */
  public boolean needsResealing(String jwe) {
    return !currentKeyId.equals(parse("this row", jwe).getHeader().getKeyID());
  }

  /** The same secret under the current key. */
  public String reseal(String place, String jwe) {
    byte[] clear = open(place, jwe);
    try {
      return seal(place, clear);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /**
   * A sealed constant. Kept in the database, it tells a wrong key from an empty database; store a
   * new one when {@link #needsResealing} says so.
   */
  public String keyCheck() {
    return seal(CHECK_PLACE, CHECK);
  }

  /** Whether these keys open what an earlier {@link #keyCheck} made. */
  public boolean opens(String keyCheck) {
    try {
      return Arrays.equals(CHECK, open(CHECK_PLACE, keyCheck));
    } catch (UnreadableSecretException otherKey) {
      return false;
    }
  }

  private static JWEObject parse(String place, String jwe) {
    try {
      return JWEObject.parse(jwe);
    } catch (ParseException | IllegalArgumentException | NullPointerException malformed) {
      // Nimbus runs into null at a header without enc, and a cookie may hold any.
      throw new UnreadableSecretException(place, "it is not a sealed secret");
    }
  }

  @Override
  public String toString() {
    return "secret box, key " + currentKeyId;
  }
}
