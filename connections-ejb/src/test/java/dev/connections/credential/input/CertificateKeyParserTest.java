package dev.connections.credential.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.GeneratedCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateKeyParserTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final CertificateKey MADE = GeneratedCertificates.generate("Acme", NOON, 1);
  private static final CertificateKey OTHER = GeneratedCertificates.generate("Other", NOON, 1);

  private final CertificateKeyParser parser = at(NOON);

  private static CertificateKeyParser at(Instant now) {
    return new CertificateKeyParser(Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void readsACertificateAndItsKeyFromTwoFields() throws Exception {
    CertificateKey read = parser.parse(bytes(MADE.pem()), bytes(key(MADE)), null);

    assertThat(read.certificate()).isEqualTo(MADE.certificate());
    assertThat(read.key().thumbprint()).isEqualTo(MADE.key().thumbprint());
  }

  @Test
  void doesNotMindWhichFieldHoldsWhich() throws Exception {
    assertThat(parser.parse(bytes(key(MADE)), bytes(MADE.pem()), null).thumbprint())
        .isEqualTo(MADE.thumbprint());
  }

  @Test
  void readsBothFromOneField() throws Exception {
    String both = MADE.pem() + key(MADE);

    assertThat(parser.parse(bytes(both), null, null).thumbprint()).isEqualTo(MADE.thumbprint());
    assertThat(parser.parse(new byte[0], bytes(both), null).thumbprint())
        .isEqualTo(MADE.thumbprint());
  }

  @Test
  void findsTheCertificateOfTheKeyInAChain() throws Exception {
    String chain = OTHER.pem() + MADE.pem();

    assertThat(parser.parse(bytes(chain), bytes(key(MADE)), null).thumbprint())
        .isEqualTo(MADE.thumbprint());
  }

  @Test
  void takesAJwkForTheKey() throws Exception {
    byte[] jwk = bytes(MADE.key().jwk().toJSONString());

    assertThat(parser.parse(bytes(MADE.pem()), jwk, null).thumbprint())
        .isEqualTo(MADE.thumbprint());
  }

  @Test
  void readsFilesThatThePageTurnedIntoText() throws Exception {
    String key = new String(kept("key.pem"), UTF_8);
    String both = armored(kept("certificate.cer")) + key;

    assertThat(parser.parse(bytes(both), null, null).thumbprint()).hasSize(40);
    assertThat(
            parser
                .parse(bytes(armored(kept("modern.pfx"))), null, "fixture".toCharArray())
                .thumbprint())
        .hasSize(40);
    assertThat(refused(bytes(armored(kept("certificate.cer"))), null, null).refusal())
        .isEqualTo(KeyRefusal.KEY_MISSING);
  }

  private static String armored(byte[] der) {
    return "-----BEGIN DER-----\n"
        + Base64.getEncoder().encodeToString(der)
        + "\n-----END DER-----\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pair.pem",
        "chain.pem",
        "encrypted-pair.pem",
        "modern.pfx",
        "modern.pfx.base64.txt",
        "legacy.pfx",
        "windows.pfx",
        "without-mac.pfx",
        "unencrypted.pfx",
        "chain.pfx",
        "iterations-600000.pfx",
        "bouncy-castle.pfx",
        "pbmac1.pfx"
      })
  void readsWhatToolsWrite(String file) throws Exception {
    CertificateKey read = parser.parse(kept(file), null, "fixture".toCharArray());

    assertThat(read.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=Fixture");
    assertThat(read.key().kind()).isEqualTo("RSA 2048");
    assertThat(read.key().source()).isEqualTo(file.contains(".pfx") ? "PKCS12" : "PEM");
  }

  /** Tools make two zero octets of an empty pass phrase, or none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "empty-pass-phrase.pfx",
        "no-password-octets.pfx",
        "no-password-octets-unencrypted.pfx"
      })
  void readsAPfxWithAnEmptyPassPhrase(String file) throws Exception {
    assertThat(parser.parse(kept(file), null, null).thumbprint()).hasSize(40);
    assertThat(parser.parse(kept(file), null, new char[0]).thumbprint()).hasSize(40);
  }

  @ParameterizedTest
  @CsvSource({
    "certificate.pem, KEY_MISSING",
    "certificate.cer, KEY_MISSING",
    "certificates-alone.pfx, KEY_MISSING",
    "key.pem, CERTIFICATE_MISSING",
    "key-alone.pfx, CERTIFICATE_MISSING",
    "mismatch.pem, CERTIFICATE_KEY_MISMATCH",
    "short.pem, TOO_SHORT",
    "curve.pem, CERTIFICATE_KEY_TYPE_NOT_SUPPORTED",
    "other-pass-phrase.pfx, PASS_PHRASE_WRONG",
    "no-password-octets.pfx, PASS_PHRASE_WRONG",
    "chain.p7b, PKCS7_WITHOUT_KEY",
    "costly.pfx, FORMAT_NOT_SUPPORTED"
  })
  void saysWhyItRefuses(String file, KeyRefusal refusal) throws Exception {
    assertThat(refused(kept(file), null, "fixture").refusal()).isEqualTo(refusal);
  }

  @Test
  void asksForAMissingPassPhrase() throws Exception {
    assertThat(refused(kept("bouncy-castle.pfx"), null, null).refusal())
        .isEqualTo(KeyRefusal.PASS_PHRASE_MISSING);
    assertThat(refused(kept("without-mac.pfx"), null, null).refusal())
        .isEqualTo(KeyRefusal.PASS_PHRASE_MISSING);
    assertThat(refused(kept("modern.pfx"), null, null).refusal())
        .isEqualTo(KeyRefusal.PASS_PHRASE_MISSING);
    assertThat(refused(kept("encrypted-pair.pem"), null, null).refusal())
        .isEqualTo(KeyRefusal.PASS_PHRASE_MISSING);
    assertThat(refused(kept("encrypted-pair.pem"), null, "other").refusal())
        .isEqualTo(KeyRefusal.PASS_PHRASE_WRONG);
  }

  @Test
  void refusesACertificateThatEnded() {
    KeyRefusedException refused = refusedAt("2027-11-22T12:00:00Z");

    assertThat(refused.refusal()).isEqualTo(KeyRefusal.CERTIFICATE_EXPIRED);
    assertThat(refused.details()).containsExactly("2027-11-22");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T11:45:00Z", "2026-11-01T00:00:00Z"})
  void takesTheNextCertificateBeforeItBegins(String now) throws Exception {
    CertificateKeyParser early = at(Instant.parse(now));

    CertificateKey next = early.parse(bytes(MADE.pem()), bytes(key(MADE)), null);

    assertThat(next.startsAt()).isAfter(now);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n"})
  void refusesNothing(String text) {
    assertThat(refused(bytes(text), null, null).refusal()).isEqualTo(KeyRefusal.EMPTY);
  }

  @Test
  void refusesWhatIsNoCertificate() {
    assertThat(refused(bytes("Dear colleague, here it is."), null, null).refusal())
        .isEqualTo(KeyRefusal.NOT_A_CERTIFICATE);
    assertThat(refused(bytes(MADE.pem().replaceAll("(?s)MII.{80}", "MII")), null, null).refusal())
        .isEqualTo(KeyRefusal.NOT_A_CERTIFICATE);
  }

  @Test
  void refusesSeveralKeys() {
    assertThat(refused(bytes(MADE.pem() + key(MADE)), bytes(key(OTHER)), null).refusal())
        .isEqualTo(KeyRefusal.SEVERAL_KEYS);
  }

  @Test
  void refusesMoreThanAFileOfThisKindHolds() {
    assertThat(refused(new byte[SigningKeyParser.MOST_BYTES + 1], null, null).refusal())
        .isEqualTo(KeyRefusal.TOO_LONG);
  }

  /** Each part alone costs what a key may cost, and each file what an input may. */
  @Test
  void countsTheWorkOfAllFilesAndTheirPartsTogether() throws Exception {
    var derivation =
        new KeyDerivationFunc(
            MiscObjectIdentifiers.id_scrypt, new ScryptParams(new byte[8], 1 << 15, 8, 1));
    var encryption =
        new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16]));
    byte[] sealed = sealed(SCrypt.generate(bytes("x"), new byte[8], 1 << 15, 8, 1, 32));
    var key =
        new EncryptedPrivateKeyInfo(
            new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(derivation, encryption)),
            sealed);
    var bag = new SafeBag(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, key);
    byte[] pfx =
        new Pfx(data(new DERSequence(data(new DERSequence(new SafeBag[] {bag, bag})))), null)
            .getEncoded("DER");

    byte[] often = bytes(armored(pfx).repeat(4));

    assertThat(refused(pfx, null, "x").refusal()).isEqualTo(KeyRefusal.DAMAGED);
    assertThat(refused(often, null, "x").refusal()).isEqualTo(KeyRefusal.FORMAT_NOT_SUPPORTED);
    assertThat(refused(often, null, "x").details())
        .containsExactly("scrypt with N=32768, r=8, p=1");
  }

  /** Each could be opened alone. */
  @Test
  void countsTheWorkOfBothFieldsTogether() {
    byte[] first = bytes(costly(MADE));
    byte[] second = bytes(costly(OTHER));

    assertThat(refused(first, null, "wrong").refusal()).isEqualTo(KeyRefusal.PASS_PHRASE_WRONG);
    KeyRefusedException both =
        catchThrowableOfType(
            KeyRefusedException.class,
            () -> parser.parse(first, second, "fixture".toCharArray(), "none"));
    assertThat(both.refusal()).isEqualTo(KeyRefusal.FORMAT_NOT_SUPPORTED);
    assertThat(both.details()).containsExactly("PBKDF2 with 1200000 iterations");
  }

  private static String costly(CertificateKey made) {
    return KeyTexts.encryptedPkcs8(
        made.key().jwk(),
        NISTObjectIdentifiers.id_aes256_CBC,
        PKCSObjectIdentifiers.id_hmacWithSHA256,
        1_200_000,
        "fixture");
  }

  /** As many as the field holds; opening them all took minutes. */
  @Test
  void stopsAtTheBudgetHoweverManyBlocksThereAre() {
    String block =
        KeyTexts.encryptedPkcs8(
            KeyTexts.P256,
            NISTObjectIdentifiers.id_aes256_CBC,
            PKCSObjectIdentifiers.id_hmacWithSHA256,
            100_000,
            "fixture");
    int most = SigningKeyParser.MOST_BYTES / block.length();

    assertThat(most).isGreaterThan(200);
    assertThat(refused(bytes(block.repeat(99)), null, "fixture").refusal())
        .isEqualTo(KeyRefusal.FORMAT_NOT_SUPPORTED);
    assertThat(refused(bytes(block.repeat(most)), null, "fixture").refusal())
        .isEqualTo(KeyRefusal.TOO_LONG);
  }

  /** An iteration of MD2 takes thirty times as long as one of SHA. */
  @Test
  void refusesAMacWhoseIterationsCostMoreThanTheyCount() throws Exception {
    var digest = new DigestInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.md2), new byte[16]);
    byte[] pfx =
        new Pfx(data(new DERSequence()), new MacData(digest, new byte[8], 1)).getEncoded("DER");

    KeyRefusedException refused = refused(pfx, null, "x");

    assertThat(refused.refusal()).isEqualTo(KeyRefusal.FORMAT_NOT_SUPPORTED);
    assertThat(refused.details()).containsExactly("PKCS#12 with " + PKCSObjectIdentifiers.md2);
  }

  private static ContentInfo data(ASN1Object content) throws IOException {
    return new ContentInfo(
        PKCSObjectIdentifiers.data, new DEROctetString(content.getEncoded("DER")));
  }

  private static byte[] sealed(byte[] key) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
    return aes.doFinal(new byte[] {0x30, 0x03, 0x02, 0x01, 0x00});
  }

  @Test
  void answersEveryAlteredPfxWithARefusal() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] altered = kept("windows.pfx");
      altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
      byte[] cut = Arrays.copyOf(altered, i % 3 == 0 ? altered.length - i : altered.length);

      assertThatThrownBy(() -> parser.parse(cut, null, "fixture".toCharArray()))
          .isInstanceOf(KeyRefusedException.class);
    }
  }

  @Test
  void namesACertificateAfterTheProfile() {
    String odd = "Büro, O=Evil \u0007 + " + "x".repeat(80);

    CertificateKey made = GeneratedCertificates.generate(odd, NOON, 2);

    assertThat(made.certificate().getSubjectX500Principal().getName())
        .startsWith("CN=Büro\\, O\\=Evil")
        .doesNotContain(",O=Evil");
    assertThat(made.endsAt()).isEqualTo("2028-11-22T12:00:00Z");
    assertThat(made.certificate().getBasicConstraints()).isEqualTo(-1);
    assertThat(GeneratedCertificates.generate(" ", NOON, 1).certificate().getSubjectX500Principal())
        .hasToString("CN=Connections");
  }

  private KeyRefusedException refusedAt(String now) {
    return catchThrowableOfType(
        KeyRefusedException.class,
        () -> at(Instant.parse(now)).parse(bytes(MADE.pem()), bytes(key(MADE)), null));
  }

  private KeyRefusedException refused(byte[] certificate, byte[] key, String passPhrase) {
    return catchThrowableOfType(
        KeyRefusedException.class,
        () -> parser.parse(certificate, key, passPhrase == null ? null : passPhrase.toCharArray()));
  }

  private static String key(CertificateKey made) {
    return KeyTexts.pkcs8(made.key().jwk());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] kept(String file) throws IOException {
    String path = "CertificateKeyParserFuzzTestInputs/parse/" + file;
    try (InputStream in = CertificateKeyParserTest.class.getResourceAsStream(path)) {
      return in.readAllBytes();
    }
  }
}
