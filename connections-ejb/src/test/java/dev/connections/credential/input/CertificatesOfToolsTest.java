package dev.connections.credential.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesOfToolsTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final RSAKey KEY = KeyTexts.RSA;

  private final CertificateKeyParser parser =
      new CertificateKeyParser(Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chain.pfx",
        "legacy.pfx",
        "sha512.pfx",
        "keytool.p12",
        "open.pfx",
        "empty-password.pfx",
        "az-download.txt",
        "convert-tobase64.txt",
        "certutil-encoded-pfx.txt",
        "key-vault-pfx.json",
        "key-vault-pem.json",
        "aws-secret.json",
        "vault-secret.json",
        "kubernetes-secret.yaml",
        "bag-attributes.pem",
        "bag-attributes-encrypted.pem",
        "powershell-utf16.pem",
        "utf16-bom.pem",
        "root-first.pem",
        "p7b-and-key.pem",
        "p7b-labelled-certificate.pem",
        "trusted.pem",
        "with-text.pem"
      })
  void areReadWithTheirKey(String file) throws Exception {
    CertificateKey read = parser.parse(kept(file), null, pass(file));

    assertThat(read.certificate().getSubjectX500Principal().getName())
        .isEqualTo("CN=Fixture App,O=Acme");
    assertThat(new SigningKeyParser().parse(kept(file), pass(file), null).thumbprint())
        .isEqualTo(read.key().thumbprint());
  }

  /** Some tools are content without a password only when none is given. */
  private static char[] pass(String file) {
    List<String> none = List.of("empty-password.pfx", "open.pfx");
    boolean open = none.contains(file) || file.startsWith("az-") || file.endsWith("pfx.json");
    return open ? null : "fixture".toCharArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.pem",
        "app.cer",
        "app-with-line-end.cer",
        "chain.p7b.pem",
        "root-first.p7b",
        "root-first.pem",
        "trusted.pem"
      })
  void findTheCertificateOfTheKeyBesideThem(String file) throws Exception {
    for (String key : List.of("app.key", "app.p8", "chain.pfx")) {
      assertThat(
              parser
                  .parse(kept(file), kept(key), "fixture".toCharArray())
                  .certificate()
                  .getSubjectX500Principal()
                  .getName())
          .isEqualTo("CN=Fixture App,O=Acme");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "request.csr, CERTIFICATE_REQUEST, CERTIFICATE_REQUEST",
    "new-request.csr, CERTIFICATE_REQUEST, CERTIFICATE_REQUEST",
    "request.der, CERTIFICATE_REQUEST, CERTIFICATE_REQUEST",
    "request-and-key.pem, CERTIFICATE_REQUEST,",
    "root-first.p7b, PKCS7_WITHOUT_KEY, PKCS7_WITHOUT_KEY",
    "chain.p7b.pem, PKCS7_WITHOUT_KEY, PKCS7_WITHOUT_KEY",
    "app.cer, KEY_MISSING, CERTIFICATE",
    "app.key, CERTIFICATE_MISSING,",
    "store.jks, JAVA_KEY_STORE, JAVA_KEY_STORE",
    "keytool-two.p12, SEVERAL_KEYS, SEVERAL_KEYS"
  })
  void areCalledWhatTheyAre(String file, KeyRefusal asCertificate, KeyRefusal asKey)
      throws Exception {
    byte[] entered = kept(file);

    assertThat(refused(entered, null).refusal()).isEqualTo(asCertificate);
    if (asKey != null) {
      assertThat(
              catchThrowableOfType(
                      KeyRefusedException.class,
                      () -> new SigningKeyParser().parse(entered, "fixture".toCharArray(), null))
                  .refusal())
          .isEqualTo(asKey);
    }
  }

  @Test
  void areAnotherKeysWhereTheAuthoritysAloneIsThere() throws Exception {
    assertThat(refused(kept("root-only.p7b"), kept("app.key")).refusal())
        .isEqualTo(KeyRefusal.CERTIFICATE_KEY_MISMATCH);
  }

  @Test
  void offerTheEntriesOfAKeyStoreByTheirAlias() throws Exception {
    List<String> choices = refused(kept("keytool-two.p12"), null).details();

    assertThat(choices).hasSize(2);
    assertThat(choices.get(0)).startsWith("first · 2026-11-28 – ");
    assertThat(choices.get(1)).startsWith("second · 2026-11-28 – ");
    assertThat(
            parser
                .parse(kept("keytool-two.p12"), null, "fixture".toCharArray(), choices.get(1))
                .certificate()
                .getSubjectX500Principal()
                .getName())
        .isEqualTo("CN=Second");
  }

  /** Each beside the wanted one, before it and behind it. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2027-01-01, false, 2025-01-01, 2026-06-01, false",
    "2026-01-01, 2028-01-01, false, 2026-01-01, 2027-01-01, false",
    "2026-01-01, 2027-01-01, false, 2026-12-24, 2030-01-01, false",
    "2026-01-01, 2027-01-01, false, 2026-01-01, 2027-01-01, true",
    "2026-12-24, 2027-12-24, false, 2024-01-01, 2026-11-30, false",
    "2026-12-24, 2027-12-24, false, 2027-06-01, 2030-01-01, false"
  })
  void areTheBestOnesOfTheirKey(
      String start, String end, boolean authority, String start2, String end2, boolean authority2)
      throws Exception {
    String wanted = certificate(start, end, authority);
    String other = certificate(start2, end2, authority2);
    String key = KeyTexts.pkcs8(KEY);

    for (String entered : List.of(wanted + other + key, other + key + wanted)) {
      X509Certificate taken = parser.parse(KeyTexts.bytes(entered), null, null).certificate();
      assertThat(Certificates.pem(taken)).isEqualTo(wanted);
    }
  }

  @Test
  void areRefusedWhereAllHaveEnded() throws Exception {
    String ended = certificate("2024-01-01", "2025-01-01", false);
    String later = certificate("2024-01-01", "2026-01-01", false);
    byte[] entered = KeyTexts.bytes(ended + later + KeyTexts.pkcs8(KEY));

    assertThat(refused(entered, null).refusal()).isEqualTo(KeyRefusal.CERTIFICATE_EXPIRED);
    assertThat(refused(entered, null).details()).containsExactly("2026-01-01");
  }

  @Test
  void standInTheirJwkToo() throws Exception {
    X509Certificate certificate =
        Certificates.restored(certificate("2026-01-01", "2027-01-01", false));
    RSAKey jwk =
        new RSAKey.Builder(KEY)
            .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
            .build();

    assertThat(parser.parse(KeyTexts.bytes(jwk.toJSONString()), null, null).certificate())
        .isEqualTo(certificate);
  }

  /** What is beside the pair and damaged takes nothing from it. */
  @Test
  void areTakenBesideADamagedChain() throws Exception {
    String pair = certificate("2026-01-01", "2027-01-01", false) + KeyTexts.pkcs8(KEY);
    String damaged = KeyTexts.pem("CERTIFICATE", new byte[] {0x30, 1, 0});

    assertThat(parser.parse(KeyTexts.bytes(damaged + pair), null, null)).isNotNull();
    assertThat(refused(KeyTexts.bytes(damaged + KeyTexts.pkcs8(KEY)), null).refusal())
        .isEqualTo(KeyRefusal.NOT_A_CERTIFICATE);
  }

  private static String certificate(String start, String end, boolean authority) throws Exception {
    X500Name name = new X500Name("CN=test");
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(Instant.parse(start + "T00:00:00Z")),
            Date.from(Instant.parse(end + "T00:00:00Z")),
            name,
            KEY.toRSAPublicKey());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    byte[] der =
        builder
            .build(new JcaContentSignerBuilder("SHA256withRSA").build(KEY.toPrivateKey()))
            .getEncoded();
    return Certificates.pem(Certificates.parse(der));
  }

  private KeyRefusedException refused(byte[] certificate, byte[] key) {
    return catchThrowableOfType(
        KeyRefusedException.class, () -> parser.parse(certificate, key, "fixture".toCharArray()));
  }

  private static byte[] kept(String file) throws IOException {
    try (InputStream in =
        CertificatesOfToolsTest.class.getResourceAsStream("ToolsInputs/" + file)) {
      return in.readAllBytes();
    }
  }
}
