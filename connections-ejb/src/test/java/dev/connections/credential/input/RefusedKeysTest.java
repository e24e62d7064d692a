package dev.connections.credential.input;

import static dev.connections.credential.input.KeyTexts.OTHER_RSA;
import static dev.connections.credential.input.KeyTexts.P256;
import static dev.connections.credential.input.KeyTexts.RSA;
import static dev.connections.credential.input.KeyTexts.bytes;
import static dev.connections.credential.input.KeyTexts.pem;
import static dev.connections.credential.input.KeyTexts.pkcs8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedKeysTest {
  @Test
  void refusesAnEmptyField() {
    refuses("", KeyRefusal.EMPTY);
    refuses(" \r\n\t ", KeyRefusal.EMPTY);
    refuses("\uFEFF", KeyRefusal.EMPTY);
    assertThat(refusal(null, null, null).refusal()).isEqualTo(KeyRefusal.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "0oa1b2c3d4e5f6g7h8i9",
        "kQ3-sX9_client-secret-that-somebody-took-for-a-key-7d1f",
        "https://acme.okta.com/oauth2/v1/keys",
        "{\"clientId\":\"0oa1\"}",
        "{}",
        "[]",
        "{\"keys\":[]}",
        "eyJhbGciOiJub25lIn0.e30."
      })
  void refusesWhatIsNoKey(String text) {
    refuses(text, KeyRefusal.NOT_A_KEY);
  }

  @Test
  void refusesATextThatWasCutOff() {
    String pem = pkcs8(RSA);
    String jwk = RSA.toJSONString();

    refuses(pem.substring(0, pem.length() / 2), KeyRefusal.DAMAGED);
    refuses(pem.substring(pem.length() / 2), KeyRefusal.DAMAGED);
    refuses(jwk.substring(0, jwk.length() / 2), KeyRefusal.DAMAGED);
    refuses(KeyTexts.publicPem(RSA) + pem.substring(0, pem.length() / 2), KeyRefusal.DAMAGED);
  }

  @Test
  void refusesAPemWithLinesMissingOrForeignCharacters() {
    String[] lines = pkcs8(RSA).split("\n");
    lines[5] = "";
    refuses(String.join("\n", lines), KeyRefusal.DAMAGED);
    refuses(pkcs8(RSA).replaceFirst("M", "*"), KeyRefusal.DAMAGED);
    refuses("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", KeyRefusal.DAMAGED);
  }

  @Test
  void refusesAJwkWithAMissingOrDamagedMember() {
    for (String member : List.of("n", "e")) {
      refuses(changed(RSA, member, null), KeyRefusal.DAMAGED);
      refuses(changed(RSA, member, "*"), KeyRefusal.DAMAGED);
      refuses(changed(RSA, member, 7), KeyRefusal.DAMAGED);
    }
    for (String member : List.of("x", "y", "crv")) {
      refuses(changed(P256, member, null), KeyRefusal.DAMAGED);
    }
    refuses(changed(RSA, "d", ""), KeyRefusal.DAMAGED);
  }

  @Test
  void refusesAKeyIdThatCannotBeKept() {
    refuses(changed(RSA, "kid", "x".repeat(256)), KeyRefusal.KEY_ID_MALFORMED);
    refuses(changed(RSA, "kid", "a\u0000b"), KeyRefusal.KEY_ID_MALFORMED);
    assertThat(refusal(bytes(pkcs8(RSA)), null, "x".repeat(256)).refusal())
        .isEqualTo(KeyRefusal.KEY_ID_MALFORMED);
  }

  @Test
  void namesLongKeyIdsWholeSoThatTheyCanBeChosen() throws KeyRefusedException {
    String longest = "x".repeat(255);
    String set = "[" + changed(RSA, "kid", longest) + "," + P256.toJSONString() + "]";

    List<String> choices = refuses(set, KeyRefusal.SEVERAL_KEYS).details();

    assertThat(choices).contains(longest);
    assertThat(new SigningKeyParser().parse(bytes(set), null, longest).keyId()).isEqualTo(longest);
  }

  @Test
  void refusesATextOfMoreThanAFileHolds() {
    refuses(pkcs8(RSA) + " ".repeat(SigningKeyParser.MOST_BYTES), KeyRefusal.TOO_LONG);
  }

  @Test
  void refusesAPublicKey() {
    refuses(KeyTexts.publicPem(RSA), KeyRefusal.PUBLIC_KEY);
    refuses(RSA.toPublicJWK().toJSONString(), KeyRefusal.PUBLIC_KEY);
    refuses(new JWKSet(List.of(RSA, P256)).toString(true), KeyRefusal.PUBLIC_KEY);
    refuses("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7 me@host", KeyRefusal.PUBLIC_KEY);
    refuses(KeyTexts.publicPem(RSA).replaceAll("-----.*-----", "").strip(), KeyRefusal.PUBLIC_KEY);
  }

  @Test
  void refusesACertificate() {
    refuses(pem("CERTIFICATE", KeyTexts.certificate(RSA)), KeyRefusal.CERTIFICATE);
    refuses(pem("PRIVATE KEY", KeyTexts.certificate(RSA)), KeyRefusal.CERTIFICATE);
    assertThat(refusal(KeyTexts.certificate(RSA), null, null).refusal())
        .isEqualTo(KeyRefusal.CERTIFICATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF\n=abcd\n-----END PGP PRIVATE KEY"
            + " BLOCK-----=OpenPGP",
        "<RSAKeyValue><Modulus>AQAB</Modulus></RSAKeyValue>=XML",
        "-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----=PKCS7"
      })
  void namesTheFormatThatItDoesNotRead(String textAndName) {
    int split = textAndName.lastIndexOf('=');

    KeyRefusedException refused =
        refuses(textAndName.substring(0, split), KeyRefusal.FORMAT_NOT_SUPPORTED);

    assertThat(refused.details()).containsExactly(textAndName.substring(split + 1));
  }

  @Test
  void namesWhatHasToBeConverted() {
    refuses(
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----",
        KeyRefusal.OPENSSH_KEY);
    refuses("PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none", KeyRefusal.PUTTY_KEY);
    byte[] store = KeyTexts.keyStore("JKS", RSA);
    assertThat(refusal(store, null, null).refusal()).isEqualTo(KeyRefusal.JAVA_KEY_STORE);
    assertThat(refusal(bytes(Base64.getEncoder().encodeToString(store)), null, null).refusal())
        .isEqualTo(KeyRefusal.JAVA_KEY_STORE);
  }

  @Test
  void readsTheKeyOfAPkcs12File() throws Exception {
    byte[] store = KeyTexts.keyStore("PKCS12", RSA);

    assertThat(new SigningKeyParser().parse(store, "changeit".toCharArray(), null).thumbprint())
        .isEqualTo(RSA.computeThumbprint().toString());
    assertThat(refusal(store, null, null).refusal()).isEqualTo(KeyRefusal.PASS_PHRASE_MISSING);
  }

  @Test
  void refusesAKeyThatIsNotForSigning() {
    refuses(
        new RSAKey.Builder(RSA).keyUse(KeyUse.ENCRYPTION).build().toJSONString(),
        KeyRefusal.NOT_FOR_SIGNING);
    refuses(
        new RSAKey.Builder(RSA)
            .keyOperations(Set.of(KeyOperation.DECRYPT, KeyOperation.UNWRAP_KEY))
            .build()
            .toJSONString(),
        KeyRefusal.NOT_FOR_SIGNING);
  }

  @Test
  void refusesAShortKeyWithItsSize() {
    RSAKey small = KeyTexts.rsa(1024, "small");

    for (String text : List.of(small.toJSONString(), pkcs8(small), KeyTexts.traditional(small))) {
      assertThat(refuses(text, KeyRefusal.TOO_SHORT).details()).containsExactly("1024", "2048");
    }
  }

  @Test
  void refusesAHugeKeyWithoutComputingWithIt() throws Exception {
    BigInteger huge = BigInteger.ONE.shiftLeft(16000).setBit(0);
    byte[] pkcs1 = new RSAPrivateKey(huge, huge, huge, huge, huge, huge, huge, huge).getEncoded();

    assertThat(refuses(pem("RSA PRIVATE KEY", pkcs1), KeyRefusal.TOO_LARGE).details())
        .containsExactly("16001", "8192");
  }

  @Test
  void refusesAHugePublicExponent() {
    BigInteger e = BigInteger.ONE.shiftLeft(2000).setBit(0);

    refuses(changed(RSA, "e", Base64URL.encode(e).toString()), KeyRefusal.FORMAT_NOT_SUPPORTED);
  }

  @Test
  void namesTheKeyTypeThatItDoesNotTake() {
    assertThat(
            refuses("{\"kty\":\"oct\",\"k\":\"AAAA\"}", KeyRefusal.KEY_TYPE_NOT_SUPPORTED)
                .details())
        .containsExactly("oct");
    assertThat(
            refuses(
                    "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"AA\",\"x\":\"AA\"}",
                    KeyRefusal.KEY_TYPE_NOT_SUPPORTED)
                .details())
        .containsExactly("Ed25519");
    assertThat(refuses(KeyTexts.ed25519Pkcs8(), KeyRefusal.KEY_TYPE_NOT_SUPPORTED).details())
        .containsExactly("Ed25519");
    assertThat(
            refuses("{\"kty\":\"X\\u0000\\nY\",\"d\":\"AA\"}", KeyRefusal.KEY_TYPE_NOT_SUPPORTED)
                .details())
        .containsExactly("X??Y");
  }

  @Test
  void namesTheCurveThatItDoesNotTake() {
    ECKey koblitz = KeyTexts.ec(Curve.SECP256K1, "k");

    assertThat(refuses(koblitz.toJSONString(), KeyRefusal.CURVE_NOT_SUPPORTED).details())
        .containsExactly("secp256k1");
    assertThat(
            refuses(
                    pem("EC PRIVATE KEY", KeyTexts.sec1(koblitz, null)),
                    KeyRefusal.CURVE_NOT_SUPPORTED)
                .details())
        .containsExactly("secp256k1");
  }

  @Test
  void namesTheAlgorithmThatDoesNotFit() {
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256)) {
      RSAKey key = new RSAKey.Builder(RSA).algorithm(algorithm).build();
      assertThat(refuses(key.toJSONString(), KeyRefusal.ALGORITHM_NOT_SUPPORTED).details())
          .containsExactly(algorithm.getName());
    }
    refuses(
        new ECKey.Builder(P256).algorithm(JWSAlgorithm.ES384).build().toJSONString(),
        KeyRefusal.ALGORITHM_NOT_SUPPORTED);
  }

  @Test
  void listsTheKeysOfASetToChooseFrom() {
    String set = new JWKSet(List.of(RSA, P256, OTHER_RSA)).toString(false);

    assertThat(refuses(set, KeyRefusal.SEVERAL_KEYS).details())
        .containsExactly("rsa-1", "ec-1", "rsa-2");
  }

  @Test
  void refusesTwoKeysSideBySide() {
    refuses(pkcs8(RSA) + pkcs8(OTHER_RSA), KeyRefusal.SEVERAL_KEYS);
    refuses(RSA.toJSONString() + "\n" + P256.toJSONString(), KeyRefusal.SEVERAL_KEYS);
  }

  @Test
  void listsTheKeysWhenTheChosenOneIsNotThere() {
    String set = new JWKSet(List.of(RSA, P256)).toString(false);

    for (String text : List.of(set, RSA.toJSONString())) {
      KeyRefusedException refused = refusal(bytes(text), null, "other");
      assertThat(refused.refusal()).isEqualTo(KeyRefusal.KEY_ID_NOT_FOUND);
      assertThat(refused.details()).contains("rsa-1");
    }
  }

  @Test
  void refusesHalvesOfDifferentRsaKeys() {
    for (String member : List.of("n", "d", "p", "q", "dp", "dq", "qi")) {
      Object other = OTHER_RSA.toJSONObject().get(member);
      refuses(changed(RSA, member, other), KeyRefusal.INCONSISTENT);
    }
    refuses(changed(RSA, "e", "Aw"), KeyRefusal.INCONSISTENT);
  }

  @Test
  void refusesHalvesOfDifferentRsaKeysWithoutPrimes() {
    Map<String, Object> jwk = new HashMap<>(RSA.toJSONObject());
    List.of("p", "q", "dp", "dq", "qi").forEach(jwk::remove);
    jwk.put("d", OTHER_RSA.toJSONObject().get("d"));

    refuses(JSONObjectUtils.toJSONString(jwk), KeyRefusal.INCONSISTENT);
  }

  @Test
  void refusesAPublicExponentOfOne() {
    Map<String, Object> jwk = new HashMap<>(RSA.toJSONObject());
    List.of("p", "q", "dp", "dq", "qi").forEach(jwk::remove);
    jwk.put("e", "AQ");
    jwk.put("d", "AQ");

    refuses(JSONObjectUtils.toJSONString(jwk), KeyRefusal.INCONSISTENT);
  }

  @Test
  void refusesPrimesThatAreNone() {
    Map<String, Object> jwk = new HashMap<>(RSA.toJSONObject());
    jwk.put("p", "AQ");
    jwk.put("q", jwk.get("n"));

    refuses(JSONObjectUtils.toJSONString(jwk), KeyRefusal.INCONSISTENT);
  }

  @Test
  void refusesHalvesOfDifferentEcKeys() {
    ECKey other = KeyTexts.ec(Curve.P_256, "other");
    byte[] sec1 = KeyTexts.sec1(P256, KeyTexts.point(other));

    refuses(changed(P256, "d", other.getD().toString()), KeyRefusal.INCONSISTENT);
    refuses(changed(P256, "x", other.getX().toString()), KeyRefusal.INCONSISTENT);
    refuses(pem("EC PRIVATE KEY", sec1), KeyRefusal.INCONSISTENT);
  }

  @Test
  void refusesAnEcKeyOutsideOfItsCurve() {
    refuses(changed(P256, "d", "AA"), KeyRefusal.INCONSISTENT);
    refuses(changed(P256, "d", "_".repeat(60)), KeyRefusal.INCONSISTENT);
  }

  /** The limit is no measurement: what it catches took minutes. */
  @ParameterizedTest
  @Timeout(60)
  @ValueSource(
      strings = {
        "-",
        "--",
        "-- ",
        "{",
        "[",
        "\"",
        "\\",
        "\\u",
        "{}",
        "}{",
        "{\"a\":",
        "[{",
        "{\"k\":\"\n",
        " ",
        "\n",
        "A",
        "<",
        "-----BEGIN ",
        "-----BEGIN A-----",
        "-----BEGIN PRIVATE KEY-----",
        "eyJa.",
        "ssh-rsa ",
        "ecdsa-sha2-",
        "DEK-Info: ",
        "Proc-Type: ",
        "a-: ",
        "{\"kty\":\"RSA\",\"d\":\"AA\"}",
        "<p>",
        "<br",
        "&amp;",
        "%25",
        "=\n",
        "=3D",
        "{\\rtf1 {",
        "\\u1 ",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        "\"+\"",
        "{'a':",
        "-----BEGIN DER-----AAAA-----END DER-----",
        "<p>{\"a\":\"%25\\\\&amp;=3D\"}"
      })
  void answersSoonToTextsMadeToBeSlow(String unit) {
    String text = unit.repeat(SigningKeyParser.MOST_BYTES / unit.length());

    assertThat(refusal(bytes(text), null, null)).isNotNull();
  }

  /** No root of 1 splits a prime, however many bases are tried. */
  @Test
  @Timeout(60)
  void triesNotForLongToSplitAModulusThatIsPrime() {
    BigInteger n = DHStandardGroups.rfc3526_8192.getP();
    BigInteger d = BigInteger.valueOf(65537).modInverse(n.subtract(BigInteger.ONE));
    String jwk =
        "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"%s\",\"d\":\"%s\"}"
            .formatted(Base64URL.encode(n), Base64URL.encode(d));

    assertThat(refuses(jwk, KeyRefusal.FORMAT_NOT_SUPPORTED).details())
        .containsExactly("RSA without its primes");
  }

  @Test
  void refusesStructuresNestedWithoutEnd() {
    for (int tag : new int[] {0x30, 0xA0, 0x24}) {
      byte[] der = new byte[48_000];
      for (int i = 0; i < der.length; i += 2) {
        der[i] = (byte) tag;
        der[i + 1] = (byte) 0x80;
      }
      refuses(pem("PRIVATE KEY", der), KeyRefusal.DAMAGED);
    }
    refuses("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}", KeyRefusal.DAMAGED);
  }

  @Test
  void quotesNothingOfTheKey() {
    String secret = RSA.getPrivateExponent().toString();
    KeyRefusedException refused =
        refuses(changed(RSA, "n", OTHER_RSA.getModulus().toString()), KeyRefusal.INCONSISTENT);

    assertThat(refused).hasNoCause();
    assertThat(refused.getMessage() + refused.details()).doesNotContain(secret.substring(0, 20));
  }

  private static String changed(JWK jwk, String member, Object value) {
    Map<String, Object> members = new HashMap<>(jwk.toJSONObject());
    if (value == null) {
      members.remove(member);
    } else {
      members.put(member, value);
    }
    return JSONObjectUtils.toJSONString(members);
  }

  private static KeyRefusedException refuses(String text, KeyRefusal refusal) {
    KeyRefusedException refused = refusal(bytes(text), null, null);
    assertThat(refused).as("refusal of " + text.lines().findFirst().orElse("")).isNotNull();
    assertThat(refused.refusal()).isEqualTo(refusal);
    return refused;
  }

  private static KeyRefusedException refusal(byte[] text, char[] passPhrase, String keyId) {
    return catchThrowableOfType(
        KeyRefusedException.class, () -> new SigningKeyParser().parse(text, passPhrase, keyId));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"})
  void callsARequestOneThatIsCutOff(String label) throws Exception {
    refuses(
        "-----BEGIN " + label + "-----\nMIIB\n-----END " + label + "-----",
        KeyRefusal.CERTIFICATE_REQUEST);
  }
}
