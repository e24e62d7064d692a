package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * PKCS#7 (RFC 2315, today RFC 5652), the format of .p7b files: a certificate with those above it,
 * never a private key.
 */
final class Pkcs7File {
  private Pkcs7File() {}

  /**
   * @return the certificates in DER, in any order
   * @throws KeyRefusedException DAMAGED, or FORMAT_NOT_SUPPORTED for what is encrypted
   */
  static List<byte[]> certificates(ASN1Primitive der) throws KeyRefusedException {
    try {
      ContentInfo info = ContentInfo.getInstance(der);
      if (!PKCSObjectIdentifiers.signedData.equals(info.getContentType())) {
        throw new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "encrypted PKCS#7");
      }
      ASN1Set set = SignedData.getInstance(info.getContent()).getCertificates();
      List<byte[]> certificates = new ArrayList<>();
      for (ASN1Encodable one : set == null ? new ASN1Encodable[0] : set.toArray()) {
        // Attribute certificates are tagged, and no keys' own.
        if (one.toASN1Primitive() instanceof ASN1Sequence certificate) {
          certificates.add(certificate.getEncoded(ASN1Encoding.DER));
        }
      }
      return certificates;
    } catch (IOException | RuntimeException malformed) {
      // As in DerKey: Bouncy Castle tells malformed inner parts by any unchecked exception.
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
  }
}
