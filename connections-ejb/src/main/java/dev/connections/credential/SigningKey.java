package dev.connections.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.console.profiles.CredentialKind;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;

/**
 * A checked private key that signs client assertions: RSA of 2048 bits and more, or EC on P-256,
 * P-384 or P-521. Shows its public half only.
 */
public final class SigningKey implements Credential {
  private final JWK jwk;
  private final String source;
  private volatile JWSSigner signer;

  /**
   * @param jwk with its private half, already checked
   * @param source {@code PEM}, {@code JWK}, {@code JWKS} or {@code GENERATED}
   */
  public SigningKey(JWK jwk, String source) {
    if (!jwk.isPrivate()) {
      throw new IllegalArgumentException("a signing key needs its private half");
    }
    this.jwk = jwk;
    this.source = source;
  }

  /**
   * A key as {@link #jwk()} wrote it, opened from where it was sealed. It was checked when it was
   * entered and is not checked again.
   *
   * @param json the JWK; stays the caller's to wipe
   */
  public static SigningKey restored(byte[] json, String source) {
    try {
      return new SigningKey(JWK.parse(new String(json, StandardCharsets.UTF_8)), source);
    } catch (ParseException damaged) {
      // Without the cause: its message may quote the key.
      throw new IllegalStateException("a sealed key is no JWK");
    }
  }

  /** The key with its private half: for signing and for sealing, never to be shown or logged. */
  public JWK jwk() {
    return jwk;
  }

  public JWK publicJwk() {
    return jwk.toPublicJWK();
  }

  public String source() {
    return source;
  }

  /** The {@code kid}; empty when the key came without one. */
  public String keyId() {
    return jwk.getKeyID() == null ? "" : jwk.getKeyID();
  }

  /** The same key under this {@code kid}. */
  public SigningKey named(String keyId) {
    return new SigningKey(
        jwk instanceof RSAKey rsa
            ? new RSAKey.Builder(rsa).keyID(keyId).build()
            : new ECKey.Builder((ECKey) jwk).keyID(keyId).build(),
        source);
  }

  /** RS256, or the one algorithm that RFC 7518 section 3.4 ties to the curve. */
  public JWSAlgorithm algorithm() {
    if (jwk.getAlgorithm() != null) {
      return JWSAlgorithm.parse(jwk.getAlgorithm().getName());
    }
    if (jwk instanceof RSAKey) {
      return JWSAlgorithm.RS256;
    }
    return algorithm(((ECKey) jwk).getCurve());
  }

  /** RFC 7518 section 3.4 ties one algorithm to each curve. */
  public static JWSAlgorithm algorithm(Curve curve) {
    if (Curve.P_256.equals(curve)) {
      return JWSAlgorithm.ES256;
    }
    return Curve.P_384.equals(curve) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES512;
  }

  /**
   * Signs claims with {@link #algorithm()}, naming the key when it has a {@code kid}.
   *
   * @param claims of a client assertion (RFC 7523)
   */
  public SignedJWT sign(JWTClaimsSet claims) {
    JWSHeader header =
        new JWSHeader.Builder(algorithm()).type(JOSEObjectType.JWT).keyID(jwk.getKeyID()).build();
    SignedJWT assertion = new SignedJWT(header, claims);
    try {
      assertion.sign(signer());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a checked key signs", impossible);
    }
    return assertion;
  }

  /**
   * Made once: the JDK's own signatures behind it, since they are faster than Bouncy Castle's in
   * plain Java, and since the numbers of the key need not be encoded again for each signature.
   */
  private JWSSigner signer() throws JOSEException {
    JWSSigner made = signer;
    if (made == null) {
      made = jwk instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner((RSAKey) jwk);
      signer = made;
    }
    return made;
  }

  /** For people: {@code RSA 2048}, {@code EC P-256}. */
  public String kind() {
    return jwk instanceof ECKey ec ? "EC " + ec.getCurve().getName() : "RSA " + jwk.size();
  }

  /** RFC 7638 with SHA-256, base64url. */
  @Override
  public String thumbprint() {
    try {
      return jwk.computeThumbprint().toString();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }

  /** X.509 SubjectPublicKeyInfo as PEM. */
  public String publicPem() {
    return publicPem(jwk);
  }

  /** The public half of any RSA or EC key as PEM. */
  public static String publicPem(JWK key) {
    try {
      byte[] der = ((AsymmetricJWK) key).toPublicKey().getEncoded();
      return "-----BEGIN PUBLIC KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
          + "\n-----END PUBLIC KEY-----\n";
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a checked key has a public half", impossible);
    }
  }

  @Override
  public CredentialKind credentialKind() {
    return CredentialKind.PRIVATE_KEY;
  }

  @Override
  public <T> T fold(
      Function<? super SigningKey, ? extends T> key,
      Function<? super CertificateKey, ? extends T> certificate,
      Function<? super ClientSecret, ? extends T> secret,
      Function<? super Grant, ? extends T> grant) {
    return key.apply(this);
  }

  /** A bare key never ends by itself. */
  @Override
  public Instant endsAt() {
    return null;
  }

  @Override
  public byte[] secretHalf() {
    return jwk.toJSONString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return kind() + " " + thumbprint();
  }
}
