package dev.connections.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.platform.InvalidSettingsException;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTrustTest {
  private static TestAuthority authority;

  @TempDir Path directory;

  @BeforeAll
  static void makesAnAuthority() {
    authority = new TestAuthority();
  }

  private static OutboundTrust trust(Path file, String password) {
    return new OutboundTrust(
        Settings.of(
            Map.of(
                Setting.OUTBOUND_TRUST_STORE,
                file.toString(),
                Setting.OUTBOUND_TRUST_STORE_PASSWORD,
                password)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void opensAStoreWithItsPassword(String type) throws Exception {
    Path file = store(type);

    assertThat(trust(file, "open sesame").context()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void namesAStoreThatThePasswordDoesNotOpen(String type) throws Exception {
    Path file = store(type);

    assertThatThrownBy(() -> trust(file, "close sesame").context())
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("connections.outbound.trust-store cannot be used")
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("close sesame");
  }

  private Path store(String type) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setCertificateEntry("ca", authority.certificate());
    Path file = directory.resolve("store");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "open sesame".toCharArray());
    }
    return file;
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThatThrownBy(() -> trust(directory.resolve("nowhere.pem"), "").context())
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("there is no file")
        .hasMessageContaining("nowhere.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not a store",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n"
      })
  void namesAFileThatHoldsNoCertificate(String content) throws Exception {
    Path file = Files.writeString(directory.resolve("broken.pem"), content);

    assertThatThrownBy(() -> trust(file, "").context())
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("connections.outbound.trust-store cannot be used")
        .hasMessageContaining("broken.pem");
  }

  @Test
  void namesADirectory() {
    assertThatThrownBy(() -> trust(directory, "").context())
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("connections.outbound.trust-store cannot be used");
  }
}
