package dev.connections.platform.outbound;

import dev.connections.platform.InvalidSettingsException;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate authorities that outbound calls trust: the JDK's, and those of {@code
 * connections.outbound.trust-store}, a PEM bundle or a PKCS#12 or JKS store.
 */
public final class OutboundTrust {
  private final Settings settings;

  OutboundTrust(Settings settings) {
    this.settings = settings;
  }

  /**
   * @throws InvalidSettingsException when the trust store cannot be used; says why in one sentence
   */
  public static void check(Settings settings) {
    new OutboundTrust(settings).context();
  }

  /**
   * @throws InvalidSettingsException when the trust store cannot be used; says why in one sentence
   */
  SSLContext context() {
    List<Certificate> added = added();
    try {
      KeyStore all = KeyStore.getInstance("PKCS12");
      all.load(null, null);
      List<Certificate> trusted = new ArrayList<>(added);
      for (X509Certificate root : manager(null).getAcceptedIssuers()) {
        trusted.add(root);
      }
      for (int i = 0; i < trusted.size(); i++) {
        all.setCertificateEntry("ca-" + i, trusted.get(i));
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new X509TrustManager[] {manager(all)}, null);
      return context;
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException(
          "The JDK's own certificate authorities cannot be read", broken);
    }
  }

  private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private List<Certificate> added() {
    String file = settings.text(Setting.OUTBOUND_TRUST_STORE);
    if (file.isEmpty()) {
      return List.of();
    }
    try {
      byte[] content = Files.readAllBytes(Path.of(file));
      boolean pem =
          new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE");
      List<Certificate> found = pem ? ofBundle(content) : ofStore(Path.of(file));
      if (found.isEmpty()) {
        throw refused("\"" + file + "\" holds no certificate.");
      }
      return found;
    } catch (NoSuchFileException missing) {
      throw refused("there is no file \"" + file + "\".");
    } catch (CertificateException broken) {
      throw refused("\"" + file + "\" holds a certificate that cannot be read.");
    } catch (IOException | GeneralSecurityException broken) {
      throw refused(
          "\""
              + file
              + "\" is neither a readable PEM bundle of certificates nor a PKCS#12 or JKS store"
              + " that "
              + Setting.OUTBOUND_TRUST_STORE_PASSWORD.key()
              + " opens.");
    } catch (InvalidPathException notAPath) {
      throw refused("\"" + file + "\" is not a path.");
    }
  }

  private static List<Certificate> ofBundle(byte[] pem) throws CertificateException {
    // The JDK's parser reads comments between certificates, but not before the first.
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    byte[] fromFirst =
        text.substring(text.indexOf("-----BEGIN CERTIFICATE"))
            .getBytes(StandardCharsets.ISO_8859_1);
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(fromFirst));
    return List.copyOf(found);
  }

  private List<Certificate> ofStore(Path file) throws IOException, GeneralSecurityException {
    char[] password =
        settings
            .given(Setting.OUTBOUND_TRUST_STORE_PASSWORD)
            .map(String::toCharArray)
            .orElse(new char[0]);
    KeyStore store = KeyStore.getInstance(file.toFile(), password);
    List<Certificate> found = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isCertificateEntry(alias)) {
        found.add(store.getCertificate(alias));
      }
    }
    return found;
  }

  private static InvalidSettingsException refused(String why) {
    return new InvalidSettingsException(
        List.of(Setting.OUTBOUND_TRUST_STORE.key() + " cannot be used: " + why));
  }
}
