package dev.connections.credential.input;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;

/**
 * Reads a key from DER by what it holds, not by the label above it: labels are often wrong, and
 * uploads in DER have none.
 */
final class DerKey {
  private DerKey() {}

  /** Text can begin with the same byte, but not with a long length or an INTEGER behind it. */
  static boolean looksLikeDer(byte[] bytes) {
    if (bytes.length < 3 || bytes[0] != 0x30) {
      return false;
    }
    int length = bytes[1] & 0xff;
    return length >= 0x80 && length <= 0x83 || bytes[2] == 2 && length + 2 == bytes.length;
  }

  /**
   * @param curve of an EC key that does not name its own, or null
   */
  static JWK read(byte[] der, PassPhrase passPhrase, ASN1ObjectIdentifier curve)
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

  private static JWK read(ASN1Sequence structure, PassPhrase passPhrase, ASN1ObjectIdentifier curve)
      throws KeyRefusedException {
    if (isPkcs8(structure)) {
      return PrivateKeyStructure.pkcs8(structure, curve);
    }
    if (isEncrypted(structure)) {
      return decrypted(EncryptedPrivateKeyInfo.getInstance(structure), passPhrase);
    }
    if (allIntegers(structure) && structure.size() >= 9) {
      return PrivateKeyStructure.pkcs1(structure);
    }
    if (is(structure, ASN1Integer.class, ASN1OctetString.class)) {
      return PrivateKeyStructure.sec1(structure, curve);
    }
    throw refusal(structure);
  }

  /** RFC 5958, section 3. */
  private static JWK decrypted(EncryptedPrivateKeyInfo info, PassPhrase passPhrase)
      throws KeyRefusedException {
    byte[] clear = passPhrase.decrypt(info.getEncryptionAlgorithm(), info.getEncryptedData());
    try {
      return read(clear, passPhrase, null);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private static KeyRefusedException refusal(ASN1Sequence structure) {
    if (allIntegers(structure) && structure.size() == 6) {
      return new KeyRefusedException(KeyRefusal.KEY_TYPE_NOT_SUPPORTED, "DSA");
    }
    if (allIntegers(structure) && structure.size() == 2
        || is(structure, ASN1Sequence.class, ASN1BitString.class)) {
      return new KeyRefusedException(KeyRefusal.PUBLIC_KEY);
    }
    if (is(structure, ASN1Sequence.class, ASN1Sequence.class, ASN1BitString.class)) {
      return new KeyRefusedException(KeyRefusal.CERTIFICATE);
    }
    if (is(structure, ASN1Integer.class, ASN1Sequence.class)) {
      return new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "PKCS#12");
    }
    if (structure.getObjectAt(0) instanceof ASN1ObjectIdentifier && structure.size() == 2) {
      return new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "PKCS#7");
    }
    return new KeyRefusedException(KeyRefusal.DAMAGED);
  }

  /** PrivateKeyInfo of RFC 5958. */
  static boolean isPkcs8(ASN1Sequence structure) {
    return is(structure, ASN1Integer.class, ASN1Sequence.class, ASN1OctetString.class);
  }

  private static boolean isEncrypted(ASN1Sequence structure) {
    return is(structure, ASN1Sequence.class, ASN1OctetString.class) && structure.size() == 2;
  }

  private static boolean is(ASN1Sequence structure, Class<?>... first) {
    return structure.size() >= first.length
        && IntStream.range(0, first.length)
            .allMatch(i -> first[i].isInstance(primitive(structure.getObjectAt(i))));
  }

  private static boolean allIntegers(ASN1Sequence structure) {
    return IntStream.range(0, structure.size())
        .allMatch(i -> primitive(structure.getObjectAt(i)) instanceof ASN1Integer);
  }

  private static ASN1Primitive primitive(ASN1Encodable encodable) {
    return encodable.toASN1Primitive();
  }

  static ASN1Primitive decode(byte[] der) throws KeyRefusedException {
    try {
      return ASN1Primitive.fromByteArray(der);
    } catch (IOException | IllegalArgumentException | IllegalStateException malformed) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
  }
}
