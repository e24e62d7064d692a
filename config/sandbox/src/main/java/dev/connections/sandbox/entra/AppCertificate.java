package dev.connections.sandbox.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import dev.connections.sandbox.server.KeyText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A certificate of an app registration.
 *
 * @param key its private half when it was made here, or null
 */
public record AppCertificate(
    String keyId, String displayName, X509Certificate certificate, RSAKey key) {

  /** Whether its private key can be copied here. */
  public boolean hasPrivateKey() {
    return key != null;
  }

  /** The certificate, as a {@code .cer} or {@code .crt} file has it. */
  public String pem() {
    return X509CertUtils.toPEMString(certificate);
  }

  /** The private key as PEM, PKCS#8. */
  public String keyPem() {
    return KeyText.pkcs8(key);
  }

  /** Certificate and private key as PKCS#12, opened with {@link #passPhrase()}. */
  public byte[] pfx() {
    char[] password = passPhrase().toCharArray();
    var bytes = new ByteArrayOutputStream();
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          displayName, key.toPrivateKey(), password, new X509Certificate[] {certificate});
      store.store(bytes, password);
    } catch (GeneralSecurityException | JOSEException | IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  public String passPhrase() {
    return "open " + keyId.substring(0, 6);
  }

  public Instant start() {
    return certificate.getNotBefore().toInstant();
  }

  public Instant end() {
    return certificate.getNotAfter().toInstant();
  }

  /** SHA-1, in capital hexadecimal digits, as the portal shows it. */
  public String thumbprint() {
    return HexFormat.of().withUpperCase().formatHex(digest("SHA-1"));
  }

  RSAKey publicJwk() {
    return new RSAKey.Builder((RSAPublicKey) certificate.getPublicKey()).build();
  }

  /**
   * Whether a header's {@code x5t#S256} or {@code x5t} is of this one.
   *
   * @param thumbprint in base64url, or in base64 with padding as MSAL4J sends it
   */
  boolean isNamed(String thumbprint, String algorithm) {
    return Arrays.equals(new Base64URL(thumbprint).decode(), digest(algorithm));
  }

  private byte[] digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "AppCertificate[" + thumbprint() + ", until " + end() + "]";
  }
}
