package dev.connections.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import dev.connections.sandbox.okta.AppKey;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void givesTheSameKeyInEveryForm(String type) throws Exception {
    var key = new AppKey(NewKeys.generate(KeyType.parse(type)), true, Instant.EPOCH);
    BigInteger expected = secret(((AsymmetricJWK) key.jwk()).toPrivateKey());
    var decryptor =
        new JceOpenSSLPKCS8DecryptorProviderBuilder()
            .setProvider(new BouncyCastleProvider())
            .build(key.passPhrase().toCharArray());
    var converter = new JcaPEMKeyConverter();

    var plain = (PrivateKeyInfo) read(key.pem());
    var traditional = (PEMKeyPair) read(key.traditionalPem());
    var encrypted = (PKCS8EncryptedPrivateKeyInfo) read(key.encryptedPem());

    assertThat(JWK.parse(key.privateJwk())).isEqualTo(key.jwk());
    assertThat(secret(converter.getPrivateKey(plain))).isEqualTo(expected);
    assertThat(secret(converter.getPrivateKey(traditional.getPrivateKeyInfo())))
        .isEqualTo(expected);
    assertThat(secret(converter.getPrivateKey(encrypted.decryptPrivateKeyInfo(decryptor))))
        .isEqualTo(expected);
  }

  /** Encodings of the same EC key differ in whether they repeat the curve. */
  private static BigInteger secret(PrivateKey key) {
    return key instanceof ECPrivateKey ec
        ? ec.getS()
        : ((RSAPrivateCrtKey) key).getPrivateExponent();
  }

  private static Object read(String pem) throws Exception {
    return new PEMParser(new StringReader(pem)).readObject();
  }
}
