package dev.connections.credential.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.SigningKey;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The inputs from which fuzzing starts and those that it found: keys that OpenSSL wrote for these
 * tests alone, and texts that once went wrong. Runs without Jazzer, in every build.
 */
class KeptInputsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @MethodSource("keys")
  void answersWithAKeyOrItsOwnRefusal(Path input) throws IOException {
    byte[] text = Files.readAllBytes(input);
    InputCost.checkMemory(() -> checkKey(text));
  }

  static void checkKey(byte[] text) {
    try {
      SigningKey key = new SigningKeyParser().parse(text, "fixture".toCharArray(), null);
      assertThat(key.algorithm()).isNotNull();
      assertThat(key.publicPem()).startsWith("-----BEGIN PUBLIC KEY-----");
    } catch (KeyRefusedException refused) {
      checkDetails(refused);
    }
  }

  /** A key ID has up to 255 characters, and is shown whole to be chosen by. */
  private static void checkDetails(KeyRefusedException refused) {
    assertThat(refused.details()).allMatch(detail -> detail.length() <= 255);
    assertThat(refused.details()).noneMatch(detail -> detail.contains("\n"));
  }

  @ParameterizedTest
  @MethodSource("certificates")
  void answersWithACertificateOrItsOwnRefusal(Path input) throws IOException {
    byte[] file = Files.readAllBytes(input);
    InputCost.checkMemory(() -> checkCertificate(file));
  }

  static void checkCertificate(byte[] file) {
    CertificateKeyParser parser = new CertificateKeyParser(Clock.fixed(NOW, ZoneOffset.UTC));
    try {
      CertificateKey read = parser.parse(file, null, "fixture".toCharArray());
      assertThat(read.pem()).startsWith("-----BEGIN CERTIFICATE-----");
      assertThat(read.endsAt()).isAfter(NOW);
    } catch (KeyRefusedException refused) {
      checkDetails(refused);
    }
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void answersWithASecretOrItsOwnRefusal(Path input) throws IOException {
    String text = new String(Files.readAllBytes(input), UTF_8);
    InputCost.checkMemory(() -> checkSecret(text));
  }

  static void checkSecret(String text) {
    try {
      ClientSecret secret = ClientSecrets.parse(text.toCharArray(), null);
      assertThat(secret.value()).isNotEmpty().matches("[\\x21-\\x7E]+");
    } catch (KeyRefusedException refused) {
      checkDetails(refused);
    }
  }

  static List<Path> secrets() throws IOException, URISyntaxException {
    return FuzzInputs.of(KeptInputsTest.class, "ClientSecretsFuzzTest");
  }

  static List<Path> keys() throws IOException, URISyntaxException {
    return FuzzInputs.of(KeptInputsTest.class, "SigningKeyParserFuzzTest");
  }

  static List<Path> certificates() throws IOException, URISyntaxException {
    return FuzzInputs.of(KeptInputsTest.class, "CertificateKeyParserFuzzTest");
  }
}
