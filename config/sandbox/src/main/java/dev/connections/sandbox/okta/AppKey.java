package dev.connections.sandbox.okta;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.sandbox.server.KeyText;
import java.time.Instant;

/**
 * A key of an application.
 *
 * @param jwk with its private half when it was made here; public alone when a person added it
 * @param active an inactive key is known and refused
 */
public record AppKey(JWK jwk, boolean active, Instant created) {

  public String kid() {
    return jwk.getKeyID();
  }

  public JWK publicJwk() {
    return jwk.toPublicJWK();
  }

  /** Whether its private half can be copied here. */
  public boolean hasPrivateHalf() {
    return jwk.isPrivate();
  }

  /** The private key as JSON, as Okta shows it once. */
  public String privateJwk() {
    return jwk.toJSONString();
  }

  /** The private key as PEM, PKCS#8, as Okta shows it once. */
  public String pem() {
    return KeyText.pkcs8(jwk);
  }

  /** The private key as PEM in its older form: PKCS#1 for RSA, SEC 1 for EC. */
  public String traditionalPem() {
    return KeyText.traditional(jwk);
  }

  /** The private key as PEM, PKCS#8 encrypted with {@link #passPhrase()}. */
  public String encryptedPem() {
    return KeyText.encrypted(jwk, passPhrase());
  }

  public String passPhrase() {
    return "open " + kid().substring(0, 6);
  }

  AppKey withActive(boolean nowActive) {
    return new AppKey(jwk, nowActive, created);
  }

  @Override
  public String toString() {
    return "AppKey[" + kid() + (active ? "" : ", inactive") + "]";
  }
}
