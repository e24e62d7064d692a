package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.Certificates;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * Sorts files and fields into {@link Entered} by what they hold and not by a label. Every way in is
 * read here, so that a form that one reads is read in every other; all of it shares one {@link
 * WorkBudget}.
 */
final class EntryReader {
  /** A file of 64 KiB, which a page turned into Base64. */
  static final int MOST_BYTES = 96 * 1024;

  private static final int DEEPEST = 3;

  private final PassPhrase passPhrase;
  private final Entered entered;

  EntryReader(PassPhrase passPhrase, Entered entered) {
    this.passPhrase = passPhrase;
    this.entered = entered;
  }

  /**
   * @param bytes of a file or a field; null or empty for none; stays the caller's to wipe
   * @throws KeyRefusedException TOO_LONG, or when it would cost too much to open
   */
  void read(byte[] bytes) throws KeyRefusedException {
    if (bytes == null || bytes.length == 0) {
      return;
    }
    if (bytes.length > MOST_BYTES) {
      throw new KeyRefusedException(KeyRefusal.TOO_LONG);
    }
    read(bytes, 0);
  }

  private void read(byte[] bytes, int depth) throws KeyRefusedException {
    if (DerKey.looksLikeDer(bytes)) {
      entered.note("");
      addDer(bytes, null, "PEM");
      return;
    }
    KeyRefusedException foreign = ForeignFile.of(bytes);
    if (foreign != null) {
      throw foreign;
    }
    String plain = PastedText.decode(bytes);
    if (!plain.isEmpty()) {
      entered.note(depth == 0 ? plain : "");
      addParts(TextParts.in(plain), depth);
    }
  }

  private void addParts(TextParts parts, int depth) throws KeyRefusedException {
    for (Map<String, Object> jwk : parts.json().jwks()) {
      addJwk(jwk, parts.json().source());
    }
    ASN1ObjectIdentifier curve = PemBlock.curve(parts.blocks());
    for (PemBlock block : parts.blocks()) {
      addBlock(block, curve, depth);
    }
    // What is wrong with a block was told there.
    if (parts.blocks().isEmpty() && parts.damage() != null) {
      entered.other(parts.damage());
    }
    for (byte[] file : parts.files()) {
      addFile(file, depth);
    }
  }

  private void addFile(byte[] file, int depth) throws KeyRefusedException {
    try {
      if (depth < DEEPEST) {
        read(file, depth + 1);
      }
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  private void addJwk(Map<String, Object> jwk, String source) throws KeyRefusedException {
    if (JwkReader.isPrivate(jwk)) {
      entered.add(JwkReader.read(jwk, source));
    } else {
      entered.other(new KeyRefusedException(KeyRefusal.PUBLIC_KEY));
      String id = jwk.get("kid") == null ? null : jwk.get("kid").toString();
      JwkReader.publicHalf(jwk).filter(half -> id != null).ifPresent(h -> entered.name(h, id));
    }
    Object chain = jwk.get("x5c");
    for (Object one : chain instanceof Collection<?> all ? all : List.of(String.valueOf(chain))) {
      addCertificateBeside(String.valueOf(one));
    }
  }

  /** RFC 7517, section 4.7; a key needs none. */
  private void addCertificateBeside(String base64) {
    try {
      byte[] der = PemBlock.base64(base64.replaceAll("\\s", ""));
      entered.add(new FoundCertificate(Certificates.parse(der), null));
    } catch (KeyRefusedException | CertificateException noCertificate) {
      // The key is good without.
    }
  }

  private void addBlock(PemBlock block, ASN1ObjectIdentifier curve, int depth)
      throws KeyRefusedException {
    if (block.isForeign()) {
      entered.other(block.foreign());
    } else if (block.isSettings()) {
      entered.other(new KeyRefusedException(KeyRefusal.DAMAGED));
    } else if (block.cipher() != null) {
      entered.add(traditional(block, curve));
    } else if (block.isFile()) {
      addFile(block.content(), depth);
    } else {
      addContent(block, curve);
    }
  }

  /** What cannot be read is called by its label. */
  private void addContent(PemBlock block, ASN1ObjectIdentifier curve) throws KeyRefusedException {
    try {
      byte[] der = block.content();
      addDer(der, curve, "PEM");
      Arrays.fill(der, (byte) 0);
    } catch (KeyRefusedException refused) {
      if (refused.refusal() != KeyRefusal.DAMAGED) {
        throw refused;
      }
      entered.other(
          block.isCertificate() ? noCertificate() : block.isKey() ? refused : block.other());
    }
  }

  private FoundKey traditional(PemBlock block, ASN1ObjectIdentifier curve) {
    try {
      byte[] sealed = block.content();
      byte[] clear = passPhrase.decrypt(block, sealed);
      try {
        return FoundKey.of(DerKey.read(clear, passPhrase, curve), null, "PEM");
      } finally {
        Arrays.fill(clear, (byte) 0);
      }
    } catch (KeyRefusedException refused) {
      return FoundKey.unusable(refused, null, "PEM");
    }
  }

  private void addDer(byte[] der, ASN1ObjectIdentifier curve, String source)
      throws KeyRefusedException {
    ASN1Primitive structure = DerKey.decode(der);
    switch (DerKind.of(structure)) {
      case PKCS8, ENCRYPTED_PKCS8, PKCS1, SEC1, DSA -> entered.add(key(der, curve, null, source));
      case CERTIFICATE -> addCertificate(der, null);
      case CERTIFICATE_REQUEST ->
          entered.other(new KeyRefusedException(KeyRefusal.CERTIFICATE_REQUEST));
      case PUBLIC_KEY -> entered.other(new KeyRefusedException(KeyRefusal.PUBLIC_KEY));
      case PKCS7 -> addPkcs7(structure);
      case PKCS12 -> addPkcs12(structure);
      case OTHER -> throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
  }

  private void addPkcs7(ASN1Primitive structure) throws KeyRefusedException {
    entered.other(new KeyRefusedException(KeyRefusal.PKCS7_WITHOUT_KEY));
    for (byte[] certificate : Pkcs7File.certificates(structure)) {
      addCertificate(certificate, null);
    }
  }

  private void addPkcs12(ASN1Primitive structure) throws KeyRefusedException {
    Pkcs12File file = Pkcs12File.open(structure, passPhrase);
    for (Pkcs12File.Part certificate : file.certificates()) {
      addCertificate(certificate.der(), certificate.name());
    }
    for (Pkcs12File.Part key : file.keys()) {
      entered.add(key(key.der(), null, key.name(), "PKCS12"));
      Arrays.fill(key.der(), (byte) 0);
    }
  }

  private FoundKey key(byte[] der, ASN1ObjectIdentifier curve, String name, String source) {
    try {
      return FoundKey.of(DerKey.read(der, passPhrase, curve), name, source);
    } catch (KeyRefusedException refused) {
      return FoundKey.unusable(refused, null, source);
    }
  }

  private void addCertificate(byte[] der, String name) {
    try {
      entered.add(new FoundCertificate(Certificates.parse(der), name));
    } catch (CertificateException malformed) {
      entered.other(noCertificate());
    }
  }

  private static KeyRefusedException noCertificate() {
    return new KeyRefusedException(KeyRefusal.NOT_A_CERTIFICATE);
  }
}
