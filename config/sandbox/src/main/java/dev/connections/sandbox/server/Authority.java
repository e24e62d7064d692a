package dev.connections.sandbox.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * A certificate authority for {@code localhost}, on this machine alone. Its key stays in the state
 * folder, so that whoever trusts it once trusts it after a restart too.
 */
public final class Authority {
  private static final String ALIAS = "authority";

  /** The key store is protected by its file's mode; PKCS#12 only wants some password. */
  private static final char[] PASSWORD = "sandbox".toCharArray();

  private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3650);
  private static final Duration SERVER_LIFETIME = Duration.ofDays(90);

  private final PrivateKey key;
  private final X509Certificate certificate;

  private Authority(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** The one of this folder, made there the first time; its certificate becomes {@code pem}. */
  public static Authority in(Path folder, Path pem) throws IOException {
    Path file = folder.resolve("authority.p12");
    try {
      KeyStore store;
      if (Files.exists(file)) {
        store = KeyStore.getInstance(file.toFile(), PASSWORD);
      } else {
        store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Authority made = unknown();
        store.setKeyEntry(ALIAS, made.key, PASSWORD, new X509Certificate[] {made.certificate});
        PrivateFiles.create(file);
        try (OutputStream out = Files.newOutputStream(file)) {
          store.store(out, PASSWORD);
        }
      }
      var authority =
          new Authority(
              (PrivateKey) store.getKey(ALIAS, PASSWORD),
              (X509Certificate) store.getCertificate(ALIAS));
      Files.writeString(pem, KeyText.pem(authority.certificate));
      return authority;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot read " + file + "; remove it to have a new one made", e);
    }
  }

  /** One that is kept nowhere and that nobody can trust. */
  public static Authority unknown() {
    try {
      KeyPair pair = keyPair();
      var name = new X500Name("CN=Connections sandbox,O=Pretend organizations");
      var builder =
          Certificates.builder(
              name, start(), Instant.now().plus(AUTHORITY_LIFETIME), name, pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
      return new Authority(pair.getPrivate(), Certificates.signed(builder, pair.getPrivate()));
    } catch (GeneralSecurityException | CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server's identity for {@code localhost} and 127.0.0.1, signed by this authority. */
  public SSLContext server() {
    try {
      KeyPair pair = keyPair();
      var builder =
          Certificates.builder(
              new JcaX509CertificateHolder(certificate).getSubject(),
              start(),
              Instant.now().plus(SERVER_LIFETIME),
              new X500Name("CN=localhost"),
              pair.getPublic());
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1")
              }));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server",
          pair.getPrivate(),
          PASSWORD,
          new X509Certificate[] {Certificates.signed(builder, key), certificate});
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a caller needs who trusts the authority of this PEM file alone. */
  public static SSLContext trusted(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          ALIAS, CertificateFactory.getInstance("X.509").generateCertificate(in));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** An hour ago: clocks of virtual machines differ. */
  private static Instant start() {
    return Instant.now().minus(Duration.ofHours(1));
  }
}
