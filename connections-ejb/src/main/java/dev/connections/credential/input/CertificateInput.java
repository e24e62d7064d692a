package dev.connections.credential.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.Certificates;
import dev.connections.credential.SigningKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/** Sorts what a person entered into certificates and what may be the private key. */
final class CertificateInput {
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{40,}={0,2}");

  /** What the console writes around a file that is no text. */
  private static final String BINARY = "DER";

  private final PassPhrase passPhrase;
  private final List<X509Certificate> certificates = new ArrayList<>();
  private final List<byte[]> keys = new ArrayList<>();
  private boolean anything;
  private boolean fromFile;

  CertificateInput(char[] passPhrase) {
    this.passPhrase = new PassPhrase(passPhrase);
  }

  /**
   * @param bytes of a file or a field; null or empty for none
   */
  void add(byte[] bytes) throws KeyRefusedException {
    if (bytes == null || bytes.length == 0) {
      return;
    }
    if (bytes.length > SigningKeyParser.MOST_BYTES) {
      throw new KeyRefusedException(KeyRefusal.TOO_LONG);
    }
    add(bytes, true);
  }

  private void add(byte[] bytes, boolean mayBeWrapped) throws KeyRefusedException {
    if (DerKey.looksLikeDer(bytes)) {
      anything = true;
      addDer(bytes);
      return;
    }
    KeyStoreFile.refuse(bytes);
    String text = PastedText.decode(bytes);
    anything |= !text.isEmpty();
    List<PemBlock> blocks = PemBlock.in(text);
    String joined = text.replaceAll("[\\s\"']", "");
    if (!blocks.isEmpty()) {
      addPem(blocks, bytes);
    } else if (mayBeWrapped && BASE64.matcher(joined).matches()) {
      addUnwrapped(PemBlock.base64(joined), bytes);
    } else if (!text.isEmpty()) {
      keys.add(bytes.clone());
    }
  }

  /** Base64 without the lines around it, as Kubernetes and the portals' own pages show it. */
  private void addUnwrapped(byte[] content, byte[] bytes) throws KeyRefusedException {
    boolean pem = new String(content, ISO_8859_1).startsWith("-----BEGIN ");
    if (pem || DerKey.looksLikeDer(content)) {
      add(content, false);
    } else {
      keys.add(bytes.clone());
    }
    Arrays.fill(content, (byte) 0);
  }

  private void addPem(List<PemBlock> blocks, byte[] bytes) throws KeyRefusedException {
    boolean others = false;
    for (PemBlock block : blocks) {
      if (block.label().endsWith("CERTIFICATE")) {
        addCertificate(content(block));
      } else if (block.label().equals(BINARY)) {
        addDer(block.content());
      } else {
        others = true;
      }
    }
    if (others) {
      keys.add(bytes.clone());
    }
  }

  private static byte[] content(PemBlock certificate) throws KeyRefusedException {
    try {
      return certificate.content();
    } catch (KeyRefusedException damaged) {
      throw new KeyRefusedException(KeyRefusal.NOT_A_CERTIFICATE);
    }
  }

  private void addDer(byte[] der) throws KeyRefusedException {
    if (isCertificate(der)) {
      addCertificate(der);
    } else if (Pkcs12File.looksLikeOne(der)) {
      Pkcs12File file = Pkcs12File.open(der, passPhrase);
      for (byte[] certificate : file.certificates()) {
        addCertificate(certificate);
      }
      fromFile |= !file.keys().isEmpty();
      keys.addAll(file.keys());
    } else {
      keys.add(der.clone());
    }
  }

  /** Its three parts by RFC 5280, section 4.1, the middle one a bit string at the end. */
  private static boolean isCertificate(byte[] der) throws KeyRefusedException {
    return DerKey.decode(der) instanceof ASN1Sequence structure
        && structure.size() == 3
        && primitive(structure, 0) instanceof ASN1Sequence
        && primitive(structure, 1) instanceof ASN1Sequence
        && primitive(structure, 2) instanceof ASN1BitString;
  }

  private static ASN1Primitive primitive(ASN1Sequence structure, int at) {
    ASN1Encodable part = structure.getObjectAt(at);
    return part.toASN1Primitive();
  }

  private void addCertificate(byte[] der) throws KeyRefusedException {
    try {
      certificates.add(Certificates.parse(der));
    } catch (CertificateException malformed) {
      throw new KeyRefusedException(KeyRefusal.NOT_A_CERTIFICATE);
    }
  }

  List<X509Certificate> certificates() {
    return certificates;
  }

  /** The one private key. */
  SigningKey key(SigningKeyParser parser) throws KeyRefusedException {
    if (!anything) {
      throw new KeyRefusedException(KeyRefusal.EMPTY);
    }
    if (keys.isEmpty()) {
      throw new KeyRefusedException(KeyRefusal.KEY_MISSING);
    }
    if (keys.stream().anyMatch(key -> !Arrays.equals(key, keys.get(0)))) {
      throw new KeyRefusedException(KeyRefusal.SEVERAL_KEYS);
    }
    try {
      SigningKey key = parser.read(keys.get(0), passPhrase, null);
      return fromFile ? new SigningKey(key.jwk(), "PKCS12") : key;
    } catch (KeyRefusedException refused) {
      boolean nothing = certificates.isEmpty() && refused.refusal() == KeyRefusal.NOT_A_KEY;
      throw nothing ? new KeyRefusedException(KeyRefusal.NOT_A_CERTIFICATE) : refused;
    }
  }

  void wipe() {
    keys.forEach(key -> Arrays.fill(key, (byte) 0));
  }
}
