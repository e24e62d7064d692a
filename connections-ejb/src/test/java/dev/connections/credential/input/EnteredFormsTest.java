package dev.connections.credential.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs as they are reported: what is wrong with them is their form, and the key is good. */
class EnteredFormsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final SigningKeyParser keys = new SigningKeyParser();
  private final CertificateKeyParser certificates =
      new CertificateKeyParser(Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kid-number.json",
        "base64-jwk.txt",
        "utf16le-without-bom.key",
        "jwk-html-escaped.txt",
        "jwk-in-rtf.rtf",
        "pem-in-html.html",
        "certificate-and-key.pem",
        "same-jwk-twice.txt",
        "same-key-two-formats.pem",
        "same-pair.pfx",
        "key.pem",
        "p7b-and-key.pem",
        "600000-iterations.pfx"
      })
  void areTheSameKeyInEachForm(String file) throws Exception {
    SigningKey plain = keys.parse(entered("same-key.pem"), null, null);

    assertThat(keys.parse(entered(file), pass("abc"), null).thumbprint())
        .isEqualTo(plain.thumbprint());
  }

  @Test
  void takesANumberForTheTextOfAKeyId() throws Exception {
    assertThat(keys.parse(entered("kid-number.json"), null, null).keyId()).isEqualTo("20261101");
    assertThat(keys.parse(entered("kid-number.json"), null, "20261101").keyId())
        .isEqualTo("20261101");
  }

  /** The chooser of an earlier set is still there when the next key is pasted. */
  @Test
  void givesNoKeyTheIdThatWasChosenOfAnother() throws Exception {
    KeyRefusedException several = refusal(entered("first-two-keys.json"), null);

    assertThat(several.refusal()).isEqualTo(KeyRefusal.SEVERAL_KEYS);
    assertThat(several.details()).containsExactly("key-2025", "key-2026");
    assertThat(keys.parse(entered("first-two-keys.json"), null, "key-2026", null).keyId())
        .isEqualTo("key-2026");
    assertThat(keys.parse(entered("then-one.pem"), null, "key-2025", null).keyId()).isEmpty();
    assertThat(keys.parse(entered("then-one-without-kid.json"), null, "key-2025", null).keyId())
        .isEmpty();
    assertThat(keys.parse(entered("then-one-with-kid.json"), null, "key-2025", null).keyId())
        .isNotEmpty()
        .isNotEqualTo("key-2025");
    assertThat(keys.parse(entered("then-one.pem"), null, "key-2025", "mine").keyId())
        .isEqualTo("mine");
  }

  @Test
  void keepsTheKeyIdThatOneOfTwoSaysOfTheSameKey() throws Exception {
    assertThat(keys.parse(entered("same-jwk-twice.txt"), null, null).keyId())
        .isEqualTo("svc-2026-11");
  }

  /** Certificate and key in one file beside the same key: as PEM, as JWK and in a PFX. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "same-key.pem",
        "same-key-two-formats.pem",
        "kid-number.json",
        "base64-jwk.txt",
        "same-pair.pfx",
        "utf16le-without-bom.key",
        "pem-in-html.html",
        "p7b-and-key.pem"
      })
  void takeTheSameKeyBesideThePairForOne(String file) throws Exception {
    byte[] pair = entered("certificate-and-key.pem");

    CertificateKey one = certificates.parse(pair, entered(file), pass("abc"));
    CertificateKey reversed = certificates.parse(entered(file), pair, pass("abc"));

    assertThat(one.thumbprint()).isEqualTo(certificates.parse(pair, null, null).thumbprint());
    assertThat(reversed.thumbprint()).isEqualTo(one.thumbprint());
  }

  @Test
  void takeTheCertificateOutOfAP7b() throws Exception {
    byte[] chain = entered("chain.p7b");

    assertThat(certificates.parse(chain, entered("key.pem"), null).certificate())
        .isEqualTo(certificates.parse(entered("p7b-and-key.pem"), null, null).certificate());
    assertThat(
            certificates
                .parse(
                    joined(
                        "-----BEGIN DER-----\n",
                        base64(chain),
                        "\n-----END DER-----\n",
                        text(entered("key.pem"))),
                    null,
                    null)
                .thumbprint())
        .hasSize(40);
    assertThat(refusalOfCertificate(chain, null).refusal()).isEqualTo(KeyRefusal.PKCS7_WITHOUT_KEY);
    assertThat(KeyRefusal.PKCS7_WITHOUT_KEY.isHalf()).isTrue();
    assertThat(refusal(chain, null).refusal()).isEqualTo(KeyRefusal.PKCS7_WITHOUT_KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "600000-iterations.pfx, abc",
    "bouncy-castle-default.pfx, abc",
    "same-pair.pfx, abc",
    "no-password-octets-3des.pfx,",
    "no-password-octets-unencrypted.pfx,",
    "key-vault-secret.json,"
  })
  void openInBothFields(String file, String passPhrase) throws Exception {
    CertificateKey certified = certificates.parse(entered(file), null, pass(passPhrase));
    CertificateKey inText =
        certificates.parse(base64(entered(file)).getBytes(), new byte[0], pass(passPhrase));
    SigningKey key = keys.parse(entered(file), pass(passPhrase), null);

    assertThat(certified.key().source()).isEqualTo("PKCS12");
    assertThat(inText.thumbprint()).isEqualTo(certified.thumbprint());
    assertThat(key.thumbprint()).isEqualTo(certified.key().thumbprint());
  }

  @Test
  void offerTheKeysOfAFileByNameAndValidity() throws Exception {
    byte[] file = entered("two-keys.pfx");
    KeyRefusedException several = refusalOfCertificate(file, "abcdef");

    assertThat(several.refusal()).isEqualTo(KeyRefusal.SEVERAL_KEYS);
    assertThat(several.details()).hasSize(2);
    assertThat(several.details().get(0)).matches("one · 20..-..-.. – 20..-..-.. · [0-9A-F]{8}");
    assertThat(several.details().get(1)).startsWith("two · ");
    for (String choice : several.details()) {
      CertificateKey chosen = certificates.parse(file, null, pass("abcdef"), choice);
      assertThat(choice).endsWith(chosen.thumbprint().substring(0, 8));
    }
    List<String> inKeyField = refusal(file, "abcdef").details();
    assertThat(inKeyField).isEqualTo(several.details());
    assertThat(keys.parse(file, pass("abcdef"), inKeyField.get(1), null).keyId()).isEmpty();
    assertThat(
            catchThrowableOfType(
                    KeyRefusedException.class,
                    () -> certificates.parse(file, null, pass("abcdef"), "three"))
                .refusal())
        .isEqualTo(KeyRefusal.KEY_ID_NOT_FOUND);
  }

  private KeyRefusedException refusal(byte[] text, String passPhrase) {
    return catchThrowableOfType(
        KeyRefusedException.class, () -> keys.parse(text, pass(passPhrase), null));
  }

  private KeyRefusedException refusalOfCertificate(byte[] text, String passPhrase) {
    return catchThrowableOfType(
        KeyRefusedException.class, () -> certificates.parse(text, null, pass(passPhrase)));
  }

  private static String base64(byte[] bytes) {
    return java.util.Base64.getEncoder().encodeToString(bytes);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] joined(String... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String part : parts) {
      all.writeBytes(KeyTexts.bytes(part));
    }
    return all.toByteArray();
  }

  private static char[] pass(String passPhrase) {
    return passPhrase == null ? null : passPhrase.toCharArray();
  }

  private static byte[] entered(String file) throws IOException {
    try (InputStream in =
        EnteredFormsTest.class.getResourceAsStream("EnteredFormsInputs/" + file)) {
      return in.readAllBytes();
    }
  }
}
