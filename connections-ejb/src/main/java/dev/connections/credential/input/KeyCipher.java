package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** The ciphers of PBES2 (RFC 8018 appendix B.2) that are in use: AES and triple DES in CBC mode. */
final class KeyCipher {
  private static final Map<ASN1ObjectIdentifier, Integer> KEY_BITS =
      Map.of(
          NISTObjectIdentifiers.id_aes128_CBC, 128,
          NISTObjectIdentifiers.id_aes192_CBC, 192,
          NISTObjectIdentifiers.id_aes256_CBC, 256,
          PKCSObjectIdentifiers.des_EDE3_CBC, 192);

  private final Supplier<BlockCipher> block;
  private final int keyBits;
  private final byte[] vector;

  private KeyCipher(Supplier<BlockCipher> block, int keyBits, byte[] vector) {
    this.block = block;
    this.keyBits = keyBits;
    this.vector = vector;
  }

  static KeyCipher of(EncryptionScheme scheme) throws KeyRefusedException {
    ASN1ObjectIdentifier id = scheme.getAlgorithm();
    Integer bits = KEY_BITS.get(id);
    if (bits == null) {
      throw new KeyRefusedException(
          KeyRefusal.FORMAT_NOT_SUPPORTED, "cipher " + KeyNames.shown(id.getId()));
    }
    Supplier<BlockCipher> block =
        PKCSObjectIdentifiers.des_EDE3_CBC.equals(id) ? DESedeEngine::new : AESEngine::newInstance;
    byte[] vector = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
    if (vector.length != block.get().getBlockSize()) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    return new KeyCipher(block, bits, vector);
  }

  int keyBits() {
    return keyBits;
  }

  PaddedBufferedBlockCipher engine() {
    return new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(block.get()));
  }

  CipherParameters with(KeyParameter key) {
    return new ParametersWithIV(key, vector);
  }
}
