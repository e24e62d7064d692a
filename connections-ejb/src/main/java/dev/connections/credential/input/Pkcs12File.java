package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.Attribute;
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
  /** A key, its certificate and a chain take three to six; Windows exports whole stores. */
  private static final int MOST_PARTS = 64;

  private static final int DEEPEST = 3;

  /**
   * @param der PKCS#8, no longer encrypted, or a certificate
   * @param name the {@code friendlyName} (RFC 2985, section 5.5.1), or null
   */
  record Part(byte[] der, String name) {}

  private final PassPhrase passPhrase;
  private final List<Part> keys = new ArrayList<>();
  private final List<Part> certificates = new ArrayList<>();
  private int parts;

  private Pkcs12File(PassPhrase passPhrase) {
    this.passPhrase = passPhrase;
  }

  static Pkcs12File open(ASN1Primitive der, PassPhrase passPhrase) throws KeyRefusedException {
    try {
      Pfx pfx = Pfx.getInstance(der);
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
        keys.add(new Part(encoded(bag.getBagValue()), name(bag)));
      } else if (PKCSObjectIdentifiers.pkcs8ShroudedKeyBag.equals(kind)) {
        EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(bag.getBagValue());
        byte[] clear = passPhrase.decrypt(info.getEncryptionAlgorithm(), info.getEncryptedData());
        keys.add(new Part(clear, name(bag)));
      } else if (PKCSObjectIdentifiers.certBag.equals(kind)) {
        readCertificate(CertBag.getInstance(bag.getBagValue()), name(bag));
      } else if (PKCSObjectIdentifiers.safeContentsBag.equals(kind) && depth < DEEPEST) {
        readBags(ASN1Sequence.getInstance(bag.getBagValue()), depth + 1);
      }
    }
  }

  private void readCertificate(CertBag bag, String name) {
    if (PKCSObjectIdentifiers.x509Certificate.equals(bag.getCertId())) {
      byte[] der = ASN1OctetString.getInstance(bag.getCertValue()).getOctets();
      certificates.add(new Part(der, name));
    }
  }

  private static String name(SafeBag bag) {
    if (bag.getBagAttributes() != null) {
      for (ASN1Encodable one : bag.getBagAttributes()) {
        Attribute attribute = Attribute.getInstance(one);
        if (PKCSObjectIdentifiers.pkcs_9_at_friendlyName.equals(attribute.getAttrType())
            && attribute.getAttrValues().size() > 0
            && attribute.getAttrValues().getObjectAt(0) instanceof ASN1String name) {
          return name.getString();
        }
      }
    }
    return null;
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

  /** The caller wipes them. */
  List<Part> keys() {
    return keys;
  }

  List<Part> certificates() {
    return certificates;
  }
}
