package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;

/** OpenSSL's older encryption of PKCS#1 and SEC1 keys: headers in the PEM block, key by MD5. */
final class TraditionalEncryption {
  private static final Map<String, Integer> BLOCK_BYTES =
      Map.of(
          "AES-128-CBC", 16,
          "AES-192-CBC", 16,
          "AES-256-CBC", 16,
          "DES-EDE3-CBC", 8,
          "DES-CBC", 8);

  private TraditionalEncryption() {}

  /** The DER of the key; the caller wipes it. */
  static byte[] decrypt(PemBlock block, byte[] sealed, char[] passPhrase)
      throws KeyRefusedException {
    String cipher = block.cipher().toUpperCase(Locale.ROOT);
    Integer blockBytes = BLOCK_BYTES.get(cipher);
    if (blockBytes == null) {
      throw new KeyRefusedException(
          KeyRefusal.FORMAT_NOT_SUPPORTED, "cipher " + KeyNames.shown(block.cipher()));
    }
    if (block.vector().length() != 2 * blockBytes
        || sealed.length == 0
        || sealed.length % blockBytes != 0) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    if (passPhrase == null || passPhrase.length == 0) {
      throw new KeyRefusedException(KeyRefusal.PASS_PHRASE_MISSING);
    }
    byte[] vector = HexFormat.of().parseHex(block.vector());
    try {
      return EncryptedKey.plausible(
          new BcPEMDecryptorProvider(passPhrase).get(cipher).decrypt(sealed, vector));
    } catch (PEMException wrongPadding) {
      throw new KeyRefusedException(KeyRefusal.PASS_PHRASE_WRONG);
    }
  }
}
