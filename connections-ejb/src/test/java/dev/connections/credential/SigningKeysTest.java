package dev.connections.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.credential.input.KeyTexts;
import dev.connections.credential.input.SigningKeyParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeysTest {
  private static final JWTClaimsSet CLAIMS = new JWTClaimsSet.Builder().subject("client").build();

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void generatesAKeyThatTheParserAccepts(KeyAlgorithm algorithm) throws Exception {
    SigningKey made = SigningKeys.generate(algorithm);

    SigningKey read =
        new SigningKeyParser().parse(KeyTexts.bytes(made.jwk().toJSONString()), null, null);

    assertThat(made.source()).isEqualTo("GENERATED");
    assertThat(made.keyId()).isEqualTo(made.thumbprint());
    assertThat(read.thumbprint()).isEqualTo(made.thumbprint());
  }

  @Test
  void generatesADifferentKeyEachTime() {
    assertThat(SigningKeys.generate(KeyAlgorithm.EC_P256).keyId())
        .isNotEqualTo(SigningKeys.generate(KeyAlgorithm.EC_P256).keyId());
  }

  @Test
  void namesTheKindOfAGeneratedKey() {
    assertThat(SigningKeys.generate(KeyAlgorithm.EC_P256).kind()).isEqualTo("EC P-256");
    assertThat(SigningKeys.generate(KeyAlgorithm.RSA_4096).kind()).isEqualTo("RSA 4096");
  }

  @Test
  void restoresASealedKey() throws Exception {
    RSAKey rs384 = new RSAKey.Builder(KeyTexts.RSA).algorithm(JWSAlgorithm.RS384).build();
    SigningKey key = new SigningKey(rs384, "JWKS");

    SigningKey back = SigningKey.restored(KeyTexts.bytes(rs384.toJSONString()), "JWKS");

    assertThat(back.jwk()).isEqualTo(rs384);
    assertThat(back.source()).isEqualTo("JWKS");
    assertThat(back.algorithm()).isEqualTo(JWSAlgorithm.RS384);
    assertThat(back.keyId()).isEqualTo(key.keyId());
  }

  @Test
  void doesNotQuoteASealedKeyThatIsNone() {
    assertThatThrownBy(() -> SigningKey.restored(KeyTexts.bytes("{\"d\":\"fixture\"}"), "JWK"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("fixture")
        .hasNoCause();
  }

  @Test
  void signsWithRsa() throws Exception {
    SignedJWT assertion = new SigningKey(KeyTexts.RSA, "JWK").sign(CLAIMS);

    SignedJWT read = SignedJWT.parse(assertion.serialize());
    assertThat(read.verify(new RSASSAVerifier(KeyTexts.RSA.toPublicJWK()))).isTrue();
    assertThat(read.verify(new RSASSAVerifier(KeyTexts.OTHER_RSA.toPublicJWK()))).isFalse();
    assertThat(read.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(read.getHeader().getKeyID()).isEqualTo("rsa-1");
    assertThat(read.getJWTClaimsSet().getSubject()).isEqualTo("client");
  }

  @Test
  void signsWithEachCurve() throws Exception {
    for (Curve curve : new Curve[] {Curve.P_256, Curve.P_384, Curve.P_521}) {
      ECKey ec = KeyTexts.ec(curve, "x");
      SigningKey key = new SigningKey(ec, "JWK");

      SignedJWT assertion = SignedJWT.parse(key.sign(CLAIMS).serialize());

      assertThat(assertion.verify(new ECDSAVerifier(ec.toPublicJWK()))).isTrue();
      assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(SigningKey.algorithm(curve));
    }
  }

  @Test
  void leavesTheKeyIdOutWhenThereIsNone() throws Exception {
    SigningKey nameless =
        new SigningKey(new RSAKey.Builder(KeyTexts.RSA).keyID(null).build(), "PEM");

    assertThat(nameless.sign(CLAIMS).getHeader().getKeyID()).isNull();
    assertThat(nameless.keyId()).isEmpty();
  }

  @Test
  void showsThePublicHalfOnly() {
    SigningKey key = new SigningKey(KeyTexts.RSA, "JWK");
    String secret = KeyTexts.RSA.getPrivateExponent().toString();

    assertThat(key.publicJwk().toJSONString()).doesNotContain(secret);
    assertThat(key.publicJwk().isPrivate()).isFalse();
    assertThat(key.toString()).isEqualTo("RSA 2048 " + key.thumbprint());
    assertThat(key.publicPem()).isEqualTo(KeyTexts.publicPem(KeyTexts.RSA));
  }
}
