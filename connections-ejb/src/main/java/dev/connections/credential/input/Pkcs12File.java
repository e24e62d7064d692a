package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;

/**
 * PKCS#12 (RFC 7292), the format of .pfx and .p12 files: takes the private keys and certificates
 * out. Reads the structure itself instead of through a key store of the JDK, which does as much
 * work as the file asks for and asks the server's providers to do it.
 */
final class Pkcs12File {
  /** A key, its certificate and a chain take two or three. */
  private static final int MOST_PARTS = 16;

  private static final int DEEPEST = 3;

  private final PassPhrase passPhrase;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> certificates = new ArrayList<>();
  private int parts;

  private Pkcs12File(PassPhrase passPhrase) {
    this.passPhrase = passPhrase;
  }

  /** A version and a content, where a private key has an algorithm: RFC 7292, section 4. */
  static boolean looksLikeOne(byte[] der) {
    try {
      return DerKey.decode(der) instanceof ASN1Sequence structure
          && structure.size() >= 2
          && structure.size() <= 3
          && structure.getObjectAt(0).toASN1Primitive() instanceof ASN1Integer
          && structure.getObjectAt(1).toASN1Primitive() instanceof ASN1Sequence content
          && content.size() == 2
          && content.getObjectAt(0).toASN1Primitive() instanceof ASN1ObjectIdentifier kind
          && kind.on(PKCSObjectIdentifiers.pkcs_7);
    } catch (KeyRefusedException damaged) {
      return false;
    }
  }

  static Pkcs12File open(byte[] der, PassPhrase passPhrase) throws KeyRefusedException {
    try {
      Pfx pfx = Pfx.getInstance(DerKey.decode(der));
      byte[] contents = data(pfx.getAuthSafe());
      KeyRefusedException refused = null;
      for (PassPhrase one : passPhrase.forPkcs12()) {
        try {
          return open(pfx.getMacData(), contents, one);
        } catch (KeyRefusedException notThisOne) {
          if (notThisOne.refusal() != KeyRefusal.PASS_PHRASE_MISSING) {
            throw notThisOne;
          }
          refused = notThisOne;
        }
      }
      throw refused;
    } catch (RuntimeException malformed) {
      // As in DerKey: Bouncy Castle tells malformed inner parts by any unchecked exception.
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
  }

  /**
   * @param mac over the contents, or null for a file without
   */
  private static Pkcs12File open(MacData mac, byte[] contents, PassPhrase passPhrase)
      throws KeyRefusedException {
    if (mac != null && !passPhrase.fits(mac, contents)) {
      throw passPhrase.wrong();
    }
    Pkcs12File file = new Pkcs12File(passPhrase);
    file.readContents(ASN1Sequence.getInstance(contents));
    return file;
  }

  private static byte[] data(ContentInfo info) throws KeyRefusedException {
    if (!PKCSObjectIdentifiers.data.equals(info.getContentType())) {
      throw new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "signed PKCS#12");
    }
    return ASN1OctetString.getInstance(info.getContent()).getOctets();
  }

  private void readContents(ASN1Sequence contents) throws KeyRefusedException {
    for (ASN1Encodable one : contents) {
      count();
      ContentInfo info = ContentInfo.getInstance(one);
      if (PKCSObjectIdentifiers.encryptedData.equals(info.getContentType())) {
        EncryptedData sealed = EncryptedData.getInstance(info.getContent());
        byte[] clear =
            passPhrase.decrypt(sealed.getEncryptionAlgorithm(), sealed.getContent().getOctets());
        readBags(ASN1Sequence.getInstance(clear), 0);
        Arrays.fill(clear, (byte) 0);
      } else {
        readBags(ASN1Sequence.getInstance(data(info)), 0);
      }
    }
  }

  private void readBags(ASN1Sequence bags, int depth) throws KeyRefusedException {
    for (ASN1Encodable one : bags) {
      count();
      SafeBag bag = SafeBag.getInstance(one);
      ASN1ObjectIdentifier kind = bag.getBagId();
      if (PKCSObjectIdentifiers.keyBag.equals(kind)) {
        keys.add(encoded(bag.getBagValue()));
      } else if (PKCSObjectIdentifiers.pkcs8ShroudedKeyBag.equals(kind)) {
        EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(bag.getBagValue());
        keys.add(passPhrase.decrypt(info.getEncryptionAlgorithm(), info.getEncryptedData()));
      } else if (PKCSObjectIdentifiers.certBag.equals(kind)) {
        readCertificate(CertBag.getInstance(bag.getBagValue()));
      } else if (PKCSObjectIdentifiers.safeContentsBag.equals(kind) && depth < DEEPEST) {
        readBags(ASN1Sequence.getInstance(bag.getBagValue()), depth + 1);
      }
    }
  }

  private void readCertificate(CertBag bag) {
    if (PKCSObjectIdentifiers.x509Certificate.equals(bag.getCertId())) {
      certificates.add(ASN1OctetString.getInstance(bag.getCertValue()).getOctets());
    }
  }

  private static byte[] encoded(ASN1Encodable value) throws KeyRefusedException {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException malformed) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
  }

  private void count() throws KeyRefusedException {
    parts++;
    if (parts > MOST_PARTS) {
      throw new KeyRefusedException(KeyRefusal.TOO_LONG);
    }
  }

  /** PKCS#8 in DER, no longer encrypted; the caller wipes them. */
  List<byte[]> keys() {
    return keys;
  }

  /** In DER. */
  List<byte[]> certificates() {
    return certificates;
  }
}
