package dev.connections.credential.input;

import static dev.connections.credential.input.KeyTexts.P256;
import static dev.connections.credential.input.KeyTexts.RSA;
import static dev.connections.credential.input.KeyTexts.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.Security;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cryptopro.CryptoProObjectIdentifiers;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedKeysTest {
  private static final String PASS = "pass phrase \u00e4\u20ac";
  private static final ASN1ObjectIdentifier AES = NISTObjectIdentifiers.id_aes256_CBC;
  private static final ASN1ObjectIdentifier SHA256 = PKCSObjectIdentifiers.id_hmacWithSHA256;

  @Test
  void readsPkcs8EncryptedWithEachCipher() throws Exception {
    for (ASN1ObjectIdentifier cipher :
        List.of(
            NISTObjectIdentifiers.id_aes128_CBC,
            NISTObjectIdentifiers.id_aes192_CBC,
            NISTObjectIdentifiers.id_aes256_CBC,
            PKCSObjectIdentifiers.des_EDE3_CBC)) {
      is(parse(KeyTexts.encryptedPkcs8(RSA, cipher, SHA256, 2048, PASS), PASS), RSA);
    }
  }

  @Test
  void readsPkcs8EncryptedWithEachPseudoRandomFunction() throws Exception {
    for (ASN1ObjectIdentifier function :
        List.of(
            PKCSObjectIdentifiers.id_hmacWithSHA1,
            PKCSObjectIdentifiers.id_hmacWithSHA224,
            PKCSObjectIdentifiers.id_hmacWithSHA256,
            PKCSObjectIdentifiers.id_hmacWithSHA384,
            PKCSObjectIdentifiers.id_hmacWithSHA512)) {
      is(parse(KeyTexts.encryptedPkcs8(P256, AES, function, 2048, "fixture"), "fixture"), P256);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AES-128-CBC", "AES-192-CBC", "AES-256-CBC", "DES-EDE3-CBC", "DES-CBC"})
  void readsTraditionallyEncryptedKeys(String cipher) throws Exception {
    String text = KeyTexts.traditionallyEncrypted(RSA, cipher, "fixture");

    is(parse(text, "fixture"), RSA);
    is(parse(text.replace("\n", " "), "fixture"), RSA);
    assertThat(refusal(text, null).refusal()).isEqualTo(KeyRefusal.PASS_PHRASE_MISSING);
    assertThat(refusal(text, "wrong").refusal()).isEqualTo(KeyRefusal.PASS_PHRASE_WRONG);
  }

  /** The pass phrase of the files, which OpenSSL 3.0 wrote, is their own word "fixture". */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa-pkcs8-aes256.pem",
        "rsa-pkcs8-des3.pem",
        "rsa-pkcs8-scrypt.pem",
        "rsa-pkcs8-pbes1.pem",
        "rsa-pkcs8-pkcs12.pem",
        "rsa-pkcs1-aes256.pem",
        "ec-pkcs8-aes256.pem",
        "ec-sec1-aes128.pem"
      })
  void readsWhatOpenSslEncrypts(String file) throws Exception {
    String clear = fixture(file.startsWith("rsa") ? "rsa-pkcs8.pem" : "ec-sec1.pem");

    assertThat(parse(fixture(file), "fixture").thumbprint())
        .isEqualTo(parse(clear, null).thumbprint());
    assertThat(refusal(fixture(file), "wrong").refusal()).isEqualTo(KeyRefusal.PASS_PHRASE_WRONG);
  }

  @Test
  void namesTheSchemeThatItDoesNotRead() throws Exception {
    ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.2.3.4");
    byte[] vector = new byte[16];
    byte[] cipher = encrypted(pbkdf2(1000, SHA256), unknown, vector, new byte[32]);
    byte[] function = encrypted(pbkdf2(1000, unknown), AES, vector, new byte[32]);
    byte[] slow =
        encrypted(
            pbkdf2(1000, CryptoProObjectIdentifiers.gostR3411Hmac), AES, vector, new byte[32]);
    byte[] derivation =
        encrypted(new KeyDerivationFunc(unknown, DERNull.INSTANCE), AES, vector, new byte[32]);
    byte[] scheme =
        new EncryptedPrivateKeyInfo(new AlgorithmIdentifier(unknown), new byte[32]).getEncoded();

    assertThat(named(cipher)).isEqualTo("encryption PBES2 with 1.2.3.4");
    assertThat(named(function)).isEqualTo("PBKDF2 with 1.2.3.4");
    assertThat(named(slow)).isEqualTo("PBKDF2 with " + CryptoProObjectIdentifiers.gostR3411Hmac);
    assertThat(named(derivation)).isEqualTo("key derivation 1.2.3.4");
    assertThat(named(scheme)).isEqualTo("encryption 1.2.3.4");
  }

  private static String named(byte[] der) {
    KeyRefusedException refused = refusal(KeyTexts.pem("ENCRYPTED PRIVATE KEY", der), PASS);
    assertThat(refused.refusal()).isEqualTo(KeyRefusal.FORMAT_NOT_SUPPORTED);
    return refused.details().get(0);
  }

  @Test
  void registersNoProviderForTheRestOfTheServer() throws Exception {
    is(parse(KeyTexts.encryptedPkcs8(RSA, AES, SHA256, 2048, PASS), PASS), RSA);

    assertThat(Security.getProvider(BouncyCastleProvider.PROVIDER_NAME)).isNull();
  }

  @Test
  void asksForThePassPhrase() {
    String text = KeyTexts.encryptedPkcs8(RSA, AES, SHA256, 2048, PASS);

    assertThat(refusal(text, null).refusal()).isEqualTo(KeyRefusal.PASS_PHRASE_MISSING);
    assertThat(refusal(text, "").refusal()).isEqualTo(KeyRefusal.PASS_PHRASE_MISSING);
  }

  @Test
  void tellsAnyWrongPassPhraseFromDamage() {
    String text = KeyTexts.encryptedPkcs8(P256, AES, SHA256, 1, PASS);

    // One wrong pass phrase in 256 leaves right padding, so this many meet that case too.
    for (int i = 0; i < 2000; i++) {
      assertThat(refusal(text, "wrong" + i).refusal()).isEqualTo(KeyRefusal.PASS_PHRASE_WRONG);
    }
  }

  @Test
  void tellsATruncatedCiphertextFromAWrongPassPhrase() throws Exception {
    byte[] der = encrypted(pbkdf2(1000, SHA256), AES, new byte[16], new byte[31]);

    assertThat(refusal(KeyTexts.pem("ENCRYPTED PRIVATE KEY", der), PASS).refusal())
        .isEqualTo(KeyRefusal.DAMAGED);
  }

  @Test
  void refusesCostsThatWouldKeepAProcessorBusy() throws Exception {
    byte[] slow = encrypted(pbkdf2(Integer.MAX_VALUE, SHA256), AES, new byte[16], new byte[32]);
    byte[] large =
        encrypted(
            new KeyDerivationFunc(
                MiscObjectIdentifiers.id_scrypt, new ScryptParams(new byte[8], 1 << 30, 8, 1)),
            AES,
            new byte[16],
            new byte[32]);

    for (byte[] der : List.of(slow, large)) {
      KeyRefusedException refused = refusal(KeyTexts.pem("ENCRYPTED PRIVATE KEY", der), PASS);
      assertThat(refused.refusal()).isEqualTo(KeyRefusal.FORMAT_NOT_SUPPORTED);
    }
    assertThat(refusal(KeyTexts.pem("ENCRYPTED PRIVATE KEY", slow), PASS).details())
        .containsExactly("PBKDF2 with 2147483647 iterations");
  }

  @Test
  void refusesParametersThatMakeNoSense() throws Exception {
    for (byte[] der :
        List.of(
            encrypted(pbkdf2(0, SHA256), AES, new byte[16], new byte[32]),
            encrypted(pbkdf2(-5, SHA256), AES, new byte[16], new byte[32]),
            encrypted(pbkdf2(1000, SHA256), AES, new byte[3], new byte[32]),
            encrypted(pbkdf2(1000, SHA256), AES, new byte[16], new byte[0]))) {
      assertThat(refusal(KeyTexts.pem("ENCRYPTED PRIVATE KEY", der), PASS).refusal())
          .isEqualTo(KeyRefusal.DAMAGED);
    }
  }

  private static KeyDerivationFunc pbkdf2(int iterations, ASN1ObjectIdentifier function) {
    ASN1Encodable parameters =
        new DERSequence(
            new ASN1Encodable[] {
              new DEROctetString(new byte[8]),
              new ASN1Integer(BigInteger.valueOf(iterations)),
              new AlgorithmIdentifier(function)
            });
    return new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, parameters);
  }

  private static byte[] encrypted(
      KeyDerivationFunc function, ASN1ObjectIdentifier cipher, byte[] vector, byte[] sealed)
      throws IOException {
    PBES2Parameters parameters =
        new PBES2Parameters(function, new EncryptionScheme(cipher, new DEROctetString(vector)));
    return new EncryptedPrivateKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters), sealed)
        .getEncoded();
  }

  private static SigningKey parse(String text, String passPhrase) throws KeyRefusedException {
    return new SigningKeyParser()
        .parse(bytes(text), passPhrase == null ? null : passPhrase.toCharArray(), null);
  }

  private static KeyRefusedException refusal(String text, String passPhrase) {
    return catchThrowableOfType(KeyRefusedException.class, () -> parse(text, passPhrase));
  }

  private static void is(SigningKey key, JWK expected) throws Exception {
    assertThat(key.thumbprint()).isEqualTo(expected.computeThumbprint().toString());
  }

  private static String fixture(String name) throws IOException {
    try (InputStream file =
        EncryptedKeysTest.class.getResourceAsStream(
            "SigningKeyParserFuzzTestInputs/parse/" + name)) {
      return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
