package dev.connections.e2e;

import dev.connections.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;

/** A trust store with which another JVM reaches the pretend organizations. */
final class TrustedSandbox {
  private static final String PASSWORD = "changeit";

  private TrustedSandbox() {}

  /** Adds the authority of the sandbox to a trust store, which is made if there is none. */
  static Path in(Path trustStore, Sandbox sandbox) throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      if (Files.exists(trustStore)) {
        try (InputStream before = Files.newInputStream(trustStore)) {
          trusted.load(before, PASSWORD.toCharArray());
        }
      } else {
        trusted.load(null, PASSWORD.toCharArray());
      }
      try (InputStream pem = Files.newInputStream(sandbox.caFile())) {
        trusted.setCertificateEntry(
            "sandbox", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      }
      try (OutputStream after = Files.newOutputStream(trustStore)) {
        trusted.store(after, PASSWORD.toCharArray());
      }
      return trustStore;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** The options of a JVM that uses it. */
  static List<String> options(Path trustStore) {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + trustStore,
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }
}
