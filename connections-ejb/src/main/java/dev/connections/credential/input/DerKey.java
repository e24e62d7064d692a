package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;

/**
 * Reads a key from DER by what it holds, not by the label above it: labels are often wrong, and
 * uploads in DER have none.
 */
final class DerKey {
  private DerKey() {}

  /** Text can begin with the same byte, but not with a long length or its own one. */
  static boolean looksLikeDer(byte[] bytes) {
    if (bytes.length < 3 || bytes[0] != 0x30) {
      return false;
    }
    int length = bytes[1] & 0xff;
    return length >= 0x80 && length <= 0x83
        || (bytes[2] == 2 || bytes[2] == 0x30) && length + 2 == bytes.length;
  }

  /**
   * @param curve of an EC key that does not name its own, or null
   */
  static KeyNumbers read(byte[] der, PassPhrase passPhrase, ASN1ObjectIdentifier curve)
      throws KeyRefusedException {
    try {
      if (!(decode(der) instanceof ASN1Sequence structure) || structure.size() == 0) {
        throw new KeyRefusedException(KeyRefusal.DAMAGED);
      }
      return read(structure, passPhrase, curve);
    } catch (RuntimeException malformed) {
      // Bouncy Castle tells malformed inner parts by whatever unchecked exception comes first:
      // IllegalArgument, IllegalState, ClassCast and NoSuchElement were seen.
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
  }

  private static KeyNumbers read(
      ASN1Sequence structure, PassPhrase passPhrase, ASN1ObjectIdentifier curve)
      throws KeyRefusedException {
    return switch (DerKind.of(structure)) {
      case PKCS8 -> PrivateKeyStructure.pkcs8(structure, curve);
      case ENCRYPTED_PKCS8 -> decrypted(EncryptedPrivateKeyInfo.getInstance(structure), passPhrase);
      case PKCS1 -> PrivateKeyStructure.pkcs1(structure);
      case SEC1 -> PrivateKeyStructure.sec1(structure, curve);
      case DSA -> throw new KeyRefusedException(KeyRefusal.KEY_TYPE_NOT_SUPPORTED, "DSA");
      default -> throw new KeyRefusedException(KeyRefusal.DAMAGED);
    };
  }

  /** RFC 5958, section 3. */
  private static KeyNumbers decrypted(EncryptedPrivateKeyInfo info, PassPhrase passPhrase)
      throws KeyRefusedException {
    byte[] clear = passPhrase.decrypt(info.getEncryptionAlgorithm(), info.getEncryptedData());
    try {
      return read(clear, passPhrase, null);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /** The first structure: files from an editor have a line end behind it, trusted ones settings. */
  static ASN1Primitive decode(byte[] der) throws KeyRefusedException {
    try (ASN1InputStream in = new ASN1InputStream(der)) {
      ASN1Primitive first = in.readObject();
      if (first != null) {
        return first;
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException malformed) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    throw new KeyRefusedException(KeyRefusal.DAMAGED);
  }
}
