package dev.connections.credential.input;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;

/**
 * Encrypted PKCS#8 (RFC 5958 section 3) with PBES2 (RFC 8018), as OpenSSL and Java write it. Uses
 * Bouncy Castle's own classes, not a JCA provider: what the server registers does not matter.
 */
final class EncryptedKey {
  private EncryptedKey() {}

  static JWK read(ASN1Sequence structure, char[] passPhrase) throws KeyRefusedException {
    EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(structure);
    AlgorithmIdentifier scheme = info.getEncryptionAlgorithm();
    ASN1ObjectIdentifier id = scheme.getAlgorithm();
    if (!PKCSObjectIdentifiers.id_PBES2.equals(id)) {
      throw new KeyRefusedException(
          KeyRefusal.FORMAT_NOT_SUPPORTED, "encryption " + KeyNames.shown(name(id)));
    }
    PBES2Parameters parameters = PBES2Parameters.getInstance(scheme.getParameters());
    boolean missing = passPhrase == null || passPhrase.length == 0;
    byte[] clear = decrypt(parameters, info.getEncryptedData(), missing ? null : passPhrase);
    try {
      return DerKey.read(plausible(clear), null, null);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /**
   * @param passPhrase null when it is missing; may be empty where that is one too
   */
  static byte[] decrypt(PBES2Parameters parameters, byte[] sealed, char[] passPhrase)
      throws KeyRefusedException {
    KeyCipher cipher = KeyCipher.of(parameters.getEncryptionScheme());
    PassPhraseKey derivation =
        PassPhraseKey.of(parameters.getKeyDerivationFunc(), cipher.keyBits());
    if (passPhrase == null) {
      throw new KeyRefusedException(KeyRefusal.PASS_PHRASE_MISSING);
    }
    return decrypt(cipher.engine(), cipher.with(derivation.derive(passPhrase)), sealed);
  }

  static byte[] decrypt(PaddedBufferedBlockCipher engine, CipherParameters key, byte[] sealed)
      throws KeyRefusedException {
    if (sealed.length == 0 || sealed.length % engine.getBlockSize() != 0) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    engine.init(false, key);
    byte[] room = new byte[engine.getOutputSize(sealed.length)];
    try {
      int length = engine.processBytes(sealed, 0, sealed.length, room, 0);
      length += engine.doFinal(room, length);
      return Arrays.copyOf(room, length);
    } catch (InvalidCipherTextException wrongPadding) {
      throw new KeyRefusedException(KeyRefusal.PASS_PHRASE_WRONG);
    } finally {
      Arrays.fill(room, (byte) 0);
    }
  }

  /** One wrong pass phrase in 256 leaves padding that happens to be right, but no structure. */
  static byte[] plausible(byte[] clear) throws KeyRefusedException {
    try {
      if (ASN1Primitive.fromByteArray(clear) instanceof ASN1Sequence structure
          && structure.size() >= 3) {
        return clear;
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException noStructure) {
      Arrays.fill(clear, (byte) 0);
      throw new KeyRefusedException(KeyRefusal.PASS_PHRASE_WRONG);
    }
    throw new KeyRefusedException(KeyRefusal.PASS_PHRASE_WRONG);
  }

  private static String name(ASN1ObjectIdentifier id) {
    if (id.on(PKCSObjectIdentifiers.pkcs_12PbeIds)) {
      return "PKCS#12 PBE";
    }
    return id.on(PKCSObjectIdentifiers.pkcs_5) ? "PBES1" : id.getId();
  }
}
