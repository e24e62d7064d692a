package dev.connections.credential.input;

import static dev.connections.credential.input.KeyTexts.OTHER_RSA;
import static dev.connections.credential.input.KeyTexts.P256;
import static dev.connections.credential.input.KeyTexts.RSA;
import static dev.connections.credential.input.KeyTexts.bytes;
import static dev.connections.credential.input.KeyTexts.pem;
import static dev.connections.credential.input.KeyTexts.pkcs8;
import static dev.connections.credential.input.KeyTexts.privateKey;
import static dev.connections.credential.input.KeyTexts.traditional;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.credential.SigningKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyParserTest {
  private final SigningKeyParser parser = new SigningKeyParser();

  @Test
  void readsAJwk() throws Exception {
    SigningKey key = parse(RSA.toJSONString());

    assertThat(key.source()).isEqualTo("JWK");
    assertThat(key.keyId()).isEqualTo("rsa-1");
    assertThat(key.kind()).isEqualTo("RSA 2048");
    assertThat(key.algorithm()).isEqualTo(JWSAlgorithm.RS256);
    is(key, RSA);
  }

  @Test
  void readsAnEcJwkOfEachCurve() throws Exception {
    for (Curve curve : List.of(Curve.P_256, Curve.P_384, Curve.P_521)) {
      ECKey ec = KeyTexts.ec(curve, "x");

      SigningKey key = parse(ec.toJSONString());

      is(key, ec);
      assertThat(key.kind()).isEqualTo("EC " + curve.getName());
    }
  }

  @Test
  void keepsTheAlgorithmOfAJwk() throws Exception {
    RSAKey rs512 = new RSAKey.Builder(RSA).algorithm(JWSAlgorithm.RS512).build();

    assertThat(parse(rs512.toJSONString()).algorithm()).isEqualTo(JWSAlgorithm.RS512);
  }

  @Test
  void computesThePrimesThatAJwkLeavesOut() throws Exception {
    RSAKey bare = new RSAKey.Builder(RSA.toRSAPublicKey()).privateKey(withoutPrimes(RSA)).build();
    assertThat(bare.getFirstPrimeFactor()).isNull();

    RSAKey read = (RSAKey) parse(bare.toJSONString()).jwk();

    assertThat(
            List.of(
                read.getFirstPrimeFactor().decodeToBigInteger(),
                read.getSecondPrimeFactor().decodeToBigInteger()))
        .containsExactlyInAnyOrder(
            RSA.getFirstPrimeFactor().decodeToBigInteger(),
            RSA.getSecondPrimeFactor().decodeToBigInteger());
  }

  @Test
  void readsPkcs8OfRsaAndOfEachCurve() throws Exception {
    is(parse(pkcs8(RSA)), RSA);
    for (Curve curve : List.of(Curve.P_256, Curve.P_384, Curve.P_521)) {
      ECKey ec = KeyTexts.ec(curve, "x");
      is(parse(pkcs8(ec)), ec);
    }
    assertThat(parse(pkcs8(RSA)).source()).isEqualTo("PEM");
  }

  @Test
  void readsPkcs1() throws Exception {
    is(parse(traditional(RSA)), RSA);
  }

  @Test
  void readsSec1() throws Exception {
    byte[] point = KeyTexts.point(P256);
    is(parse(pem("EC PRIVATE KEY", KeyTexts.sec1(P256, null))), P256);
    is(parse(pem("EC PRIVATE KEY", KeyTexts.sec1(P256, point))), P256);
  }

  @Test
  void readsSec1BesideItsCurve() throws Exception {
    byte[] curve = new ASN1ObjectIdentifier(Curve.P_256.getOID()).getEncoded();
    byte[] bare =
        new org.bouncycastle.asn1.sec.ECPrivateKey(256, P256.getD().decodeToBigInteger())
            .getEncoded();

    is(parse(pem("EC PARAMETERS", curve) + pem("EC PRIVATE KEY", bare)), P256);
  }

  @Test
  void readsAKeyWhateverItsLabelSays() throws Exception {
    is(parse(pem("PRIVATE KEY", KeyTexts.inner(RSA))), RSA);
    is(parse(pem("RSA PRIVATE KEY", privateKey(RSA).getEncoded())), RSA);
  }

  @Test
  void readsDerAndBareBase64() throws Exception {
    byte[] der = privateKey(RSA).getEncoded();

    is(parser.parse(der, null, null), RSA);
    is(parse(Base64.getEncoder().encodeToString(der)), RSA);
    is(parse(Base64.getMimeEncoder().encodeToString(der)), RSA);
    is(parse(Base64.getEncoder().encodeToString(bytes(pkcs8(RSA)))), RSA);
    is(parser.parse(privateKey(P256).getEncoded(), null, null), P256);
  }

  /** Longer ones begin with a long length, which no text does. */
  @Test
  void knowsShortDerFromText() throws Exception {
    byte[] point = P256.toECPublicKey().getEncoded();

    assertThat(point).hasSizeLessThan(128);
    assertThatThrownBy(() -> parser.parse(point, null, null))
        .hasMessageContaining(KeyRefusal.PUBLIC_KEY.name());
    is(parser.parse(KeyTexts.sec1(P256, null), null, null), P256);
    assertThatThrownBy(() -> parse("000000")).hasMessageContaining(KeyRefusal.NOT_A_KEY.name());
  }

  @Test
  void readsThePrivateKeyBesideItsCertificateAndPublicKey() throws Exception {
    is(parse(KeyTexts.publicPem(RSA) + pkcs8(RSA) + pem("CERTIFICATE", new byte[] {1})), RSA);
  }

  @Test
  void takesTheSameKeyTwiceForOne() throws Exception {
    is(parse(pkcs8(RSA) + pkcs8(RSA)), RSA);
    is(parse(RSA.toJSONString() + RSA.toJSONString()), RSA);
  }

  @Test
  void namesAPemKeyByTheChosenKeyId() throws Exception {
    assertThat(parse(pkcs8(RSA)).keyId()).isEmpty();
    assertThat(parser.parse(bytes(pkcs8(RSA)), null, " abc ").keyId()).isEqualTo("abc");
    assertThat(parser.parse(bytes(pkcs8(P256)), null, "abc").keyId()).isEqualTo("abc");
  }

  @Test
  void namesAJwkWithoutIdByTheChosenKeyId() throws Exception {
    RSAKey nameless = new RSAKey.Builder(RSA).keyID(null).build();

    assertThat(parser.parse(bytes(nameless.toJSONString()), null, "abc").keyId()).isEqualTo("abc");
  }

  @Test
  void readsTheOnlyPrivateKeyOfASet() throws Exception {
    String set = new JWKSet(List.of(RSA, OTHER_RSA.toPublicJWK())).toString(false);

    SigningKey key = parse(set);

    is(key, RSA);
    assertThat(key.source()).isEqualTo("JWKS");
  }

  @Test
  void choosesFromASetByKeyId() throws Exception {
    String set = new JWKSet(List.of(RSA, P256, OTHER_RSA)).toString(false);

    is(parser.parse(bytes(set), null, "rsa-2"), OTHER_RSA);
    is(parser.parse(bytes(set), null, "ec-1"), P256);
  }

  @Test
  void leavesKeysForEncryptionAside() throws Exception {
    RSAKey enc =
        new RSAKey.Builder(OTHER_RSA).keyUse(com.nimbusds.jose.jwk.KeyUse.ENCRYPTION).build();

    is(parse(new JWKSet(List.of(enc, RSA)).toString(false)), RSA);
  }

  @Test
  void readsSetsAsOktaWrapsThem() throws Exception {
    is(parse("{\"jwks\":" + new JWKSet(RSA).toString(false) + "}"), RSA);
    is(parse("[" + RSA.toJSONString() + "]"), RSA);
    is(parse("{\"privateKey\":" + RSA.toJSONString() + ",\"clientId\":\"x\"}"), RSA);
  }

  @Test
  void readsAnEncodingWithOrWithoutByteOrderMark() throws Exception {
    for (String text : List.of(pkcs8(RSA), RSA.toJSONString())) {
      is(parser.parse(("\uFEFF" + text).getBytes(UTF_8), null, null), RSA);
      is(parser.parse(("\uFEFF" + text).getBytes(UTF_16LE), null, null), RSA);
      is(parser.parse(("\uFEFF" + text).getBytes(UTF_16BE), null, null), RSA);
      is(parser.parse(text.getBytes(UTF_16LE), null, null), RSA);
      is(parser.parse(text.getBytes(UTF_16BE), null, null), RSA);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\r\n", "\r", "\n\n", "", " ", "\n    ", "\n> ", " \n\t", "\u2028", "\\n"})
  void readsPemWithAnyLineBreaks(String lineBreak) throws Exception {
    is(parse(pkcs8(RSA).replace("\n", lineBreak)), RSA);
    is(parse(traditional(RSA).replace("\n", lineBreak)), RSA);
  }

  @Test
  void readsPemBetweenOtherText() throws Exception {
    is(parse("Hello,\nhere is the key -- keep it {safe}:\n\n" + pkcs8(RSA) + "\nBest, A."), RSA);
    is(parse("Bag Attributes\n  localKeyID: 01 02\nKey Attributes: <None>\n" + pkcs8(RSA)), RSA);
    is(parse("\"" + pkcs8(RSA).strip() + "\""), RSA);
    is(parse("PRIVATE_KEY='" + pkcs8(RSA).strip() + "'"), RSA);
  }

  @Test
  void readsPemFromAWordProcessor() throws Exception {
    is(parse(pkcs8(RSA).replace("-----", "\u2014\u2014-")), RSA);
    is(parse("\u201C" + pkcs8(RSA).replace("-----", "\u2013\u2013\u2013") + "\u201D"), RSA);
  }

  @Test
  void readsPemInsideOfJson() throws Exception {
    String json = JSONObjectUtils.toJSONString(Map.of("private_key", pkcs8(RSA), "id", "7"));

    is(parse(json), RSA);
    is(parse(JSONObjectUtils.toJSONString(Map.of("config", json))), RSA);
    is(parse(quoted(pkcs8(RSA))), RSA);
  }

  @Test
  void readsAJwkInsideOfText() throws Exception {
    is(parse("Key {of the app}: \n" + RSA.toJSONString() + "\nThat was it."), RSA);
    is(parse("{ unclosed " + RSA.toJSONString()), RSA);
  }

  @Test
  void readsAnEscapedJwk() throws Exception {
    String once = quoted(RSA.toJSONString());
    String twice = quoted(once);

    is(parse(once), RSA);
    is(parse(twice), RSA);
    is(parse(once.substring(1, once.length() - 1)), RSA);
    is(parse("{\"key\":" + once + "}"), RSA);
    is(parse(pretty(RSA).replace("\n", "\\n")), RSA);
  }

  @Test
  void readsAJwkThatAMailProgramWrapped() throws Exception {
    String wrapped = RSA.toJSONString().replaceAll("(.{70})", "$1\r\n");

    is(parse(wrapped), RSA);
  }

  @Test
  void readsAJwkFromAWordProcessor() throws Exception {
    is(parse(pretty(RSA).replaceAll("\"([a-z])", "\u201C$1").replaceAll("\"", "\u201D")), RSA);
  }

  @Test
  void ignoresAPassPhraseThatIsNotNeeded() throws Exception {
    is(parser.parse(bytes(pkcs8(RSA)), "unused".toCharArray(), null), RSA);
  }

  @Test
  void leavesTheArraysOfTheCallerAlone() throws Exception {
    byte[] text = bytes(pkcs8(RSA));

    parser.parse(text, null, null);

    assertThat(text).isEqualTo(bytes(pkcs8(RSA)));
  }

  private SigningKey parse(String text) throws Exception {
    return parser.parse(bytes(text), null, null);
  }

  private static void is(SigningKey key, JWK expected) throws Exception {
    assertThat(key.thumbprint()).isEqualTo(expected.computeThumbprint().toString());
    assertThat(key.jwk().isPrivate()).isTrue();
  }

  private static String quoted(String text) {
    String member = JSONObjectUtils.toJSONString(Map.of("x", text));
    return member.substring(member.indexOf(':') + 1, member.length() - 1);
  }

  private static String pretty(JWK jwk) {
    return jwk.toJSONString().replace(",", ",\n  ").replace("{", "{\n  ").replace("}", "\n}");
  }

  private static java.security.PrivateKey withoutPrimes(RSAKey key) throws Exception {
    return java.security.KeyFactory.getInstance("RSA")
        .generatePrivate(
            new java.security.spec.RSAPrivateKeySpec(
                key.getModulus().decodeToBigInteger(),
                key.getPrivateExponent().decodeToBigInteger()));
  }
}
