package dev.connections.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.GeneratedCertificates;
import dev.connections.credential.SigningKey;
import dev.connections.credential.input.CertificateKeyParser;
import dev.connections.credential.input.KeyTexts;
import dev.connections.credential.input.SigningKeyParser;
import dev.connections.platform.RegistrationSetting;
import dev.connections.platform.Settings;
import dev.connections.platform.StartProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What the operator sets up as the platform's own applications. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class RegistrationsTest {
  private static final Workload ACME = Workload.of("ACME_MAIL");
  private static final String FAMILY = "connections.system.acme-mail.";
  private static final String SECRET = "hunter2-hunter2";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

  private static final CertificateKey CERTIFICATE =
      GeneratedCertificates.generate("Acme", CLOCK.instant(), 2);

  @TempDir Path folder;
  private final Map<String, String> byKey = new HashMap<>();

  @BeforeEach
  void namesAWorkloadWithASystemApplication() throws IOException {
    Path catalog = Files.createDirectory(folder.resolve("catalog"));
    try (InputStream file = getClass().getResourceAsStream("/workload/acme-mail.json")) {
      Files.copy(file, catalog.resolve("acme-mail.json"));
    }
    byKey.put("connections.catalog.directory", catalog.toString());
    set("client-id", "acme-1");
  }

  @AfterEach
  void forgetsWhatStoppedAStart() {
    System.clearProperty(StartProblem.PROPERTY);
  }

  private void set(String tail, String value) {
    byKey.put(FAMILY + tail, value);
  }

  private Registrations registrations() {
    Settings settings = Settings.ofKeys(byKey);
    return new Registrations(
        settings,
        new Catalog(settings, CLOCK),
        new SigningKeyParser(),
        new CertificateKeyParser(CLOCK));
  }

  private Registration acme() {
    return registrations().of(ACME).orElseThrow();
  }

  private String mistakes() {
    String told = catchThrowableOfType(StartProblem.class, this::registrations).getMessage();
    assertThat(told).startsWith("The system applications have mistakes:\n").doesNotContain(SECRET);
    return told.substring(told.indexOf('\n') + 1);
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private String file(String name, String content) throws IOException {
    return file(name, content.getBytes(UTF_8));
  }

  @Test
  void hasNoneWhereNothingIsSet() {
    byKey.remove(FAMILY + "client-id");

    assertThat(registrations().all()).isEmpty();
    assertThat(registrations().of(ACME)).isEmpty();
  }

  @Test
  void takesASecretAndShowsItNowhere() {
    set("client-secret", SECRET + "\n");

    Registration acme = acme();

    assertThat(acme.clientId()).isEqualTo("acme-1");
    assertThat(((ClientSecret) acme.credential()).value()).isEqualTo(SECRET);
    assertThat(List.of(acme.toString(), acme.credential().toString(), registrations().all()))
        .noneMatch(shown -> shown.toString().contains(SECRET));
  }

  @Test
  void takesAKeyAsPemUnderItsId() throws IOException {
    set("private-key-file", file("key.pem", KeyTexts.pkcs8(KeyTexts.P256)));
    set("key-id", "key-7");

    SigningKey key = (SigningKey) acme().credential();

    assertThat(key.keyId()).isEqualTo("key-7");
    assertThat(key.kind()).isEqualTo("EC P-256");
  }

  @Test
  void takesAKeyAsJwk() throws IOException {
    set("private-key-file", file("key.json", KeyTexts.RSA.toJSONString()));

    assertThat(((SigningKey) acme().credential()).keyId()).isEqualTo("rsa-1");
  }

  @Test
  void takesTheKeyOfASetThatIsNamed() throws IOException {
    set(
        "private-key-file",
        file(
            "keys.json",
            "{\"keys\":["
                + KeyTexts.RSA.toJSONString()
                + ","
                + KeyTexts.OTHER_RSA.toJSONString()
                + "]}"));
    assertThat(mistakes())
        .endsWith("It holds several keys: say by " + FAMILY + "key-id which one is meant.");

    set("key-id", "rsa-2");
    assertThat(((SigningKey) acme().credential()).keyId()).isEqualTo("rsa-2");

    set("key-id", "rsa-3");
    assertThat(mistakes()).endsWith("It holds no key that is called as " + FAMILY + "key-id says.");
  }

  @Test
  void takesACertificateAsPemWithItsKey() throws IOException {
    String both = CERTIFICATE.pem() + KeyTexts.pkcs8(CERTIFICATE.key().jwk());
    set("certificate-file", file("acme.pem", both));

    assertThat(acme().credential().credentialKind()).isEqualTo(CredentialKind.CERTIFICATE);
    assertThat(acme().credential().thumbprint()).isEqualTo(CERTIFICATE.thumbprint());
  }

  @Test
  void takesACertificateAsPkcs12WithItsPassword() throws Exception {
    set("certificate-file", file("acme.p12", pkcs12(CERTIFICATE)));
    assertThat(mistakes())
        .endsWith("It is encrypted: set " + FAMILY + "certificate-password, too.");

    set("certificate-password", "wrong");
    assertThat(mistakes()).endsWith(FAMILY + "certificate-password does not open it.");

    set("certificate-password", SECRET);
    assertThat(acme().credential().thumbprint()).isEqualTo(CERTIFICATE.thumbprint());
  }

  private static byte[] pkcs12(CertificateKey certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "acme",
        certificate.key().jwk().toRSAKey().toPrivateKey(),
        SECRET.toCharArray(),
        new X509Certificate[] {certificate.certificate()});
    var bytes = new ByteArrayOutputStream();
    store.store(bytes, SECRET.toCharArray());
    return bytes.toByteArray();
  }

  /** A restart must not take everything away because one of the applications has to be renewed. */
  @Test
  void startsWithACertificateThatIsOver() throws IOException {
    CertificateKey ended =
        GeneratedCertificates.generate("Acme", CLOCK.instant().minusSeconds(94_608_000), 1);
    set("certificate-file", file("acme.pem", ended.pem() + KeyTexts.pkcs8(ended.key().jwk())));

    assertThat(acme().credential().endsAt()).isBefore(CLOCK.instant());
  }

  @Test
  void namesTheSettingOfAFileThatCannotBeReadAndNeverItsContent() throws IOException {
    String missing = folder.resolve("missing.pem").toString();
    set("private-key-file", missing);
    assertThat(mistakes())
        .isEqualTo(FAMILY + "private-key-file is " + missing + ", where there is no file.");

    set("private-key-file", folder.toString());
    assertThat(mistakes()).endsWith(", which cannot be read as a file.");

    set("private-key-file", file("no-key.txt", "the password is " + SECRET));
    assertThat(mistakes())
        .startsWith(FAMILY + "private-key-file is ")
        .contains("no-key.txt, which cannot be used. This is not a private key.");

    set("private-key-file", file("public.pem", KeyTexts.publicPem(KeyTexts.RSA)));
    assertThat(mistakes()).contains("This is a public key.");

    set("private-key-file", file("empty.pem", ""));
    assertThat(mistakes()).endsWith("empty.pem, which cannot be used. The file is empty.");
  }

  @Test
  void refusesACertificateWithoutItsKey() throws IOException {
    set("certificate-file", file("acme.cer", CERTIFICATE.pem()));

    assertThat(mistakes()).contains("This is a certificate without its private key.");
  }

  @Test
  void refusesWhatIsNoSecretOrNoClientId() {
    set("client-secret", SECRET + " " + SECRET);
    assertThat(mistakes())
        .startsWith(FAMILY + "client-secret cannot be used. A client secret has no blanks");

    set("client-secret", SECRET);
    set("client-id", "two words");
    assertThat(mistakes())
        .isEqualTo(FAMILY + "client-id is \"two words\", which is no client ID of Acme Mail.");
  }

  @Test
  void refusesAWorkloadThatTheCatalogDoesNotHave() {
    set("client-secret", SECRET);
    byKey.put("connections.system.acme-mall.client-id", "acme-1");
    byKey.put("connections.system.acme-mall.client-secret", SECRET);

    assertThat(mistakes())
        .startsWith(
            "connections.system.acme-mall.client-id is about the workload ACME_MALL, which the"
                + " catalog does not have. It has ")
        .contains("ACME_MAIL");
  }

  @Test
  void tellsEveryMistakeAtOnce() throws IOException {
    set("private-key-file", file("no-key.txt", "none"));
    byKey.put("connections.system.other.client-id", "other-1");
    byKey.put("connections.system.other.client-secret", SECRET);

    assertThat(mistakes().lines()).hasSize(2);
  }

  @Test
  void refusesAWorkloadWithCustomApplicationsAlone() throws IOException {
    Path file = folder.resolve("catalog").resolve("acme-mail.json");
    String custom =
        Files.readString(file)
            .replace("\"SYSTEM\", \"CUSTOM\"", "\"CUSTOM\"")
            .replaceFirst("\"system\": \\{[^}]*\\},", "");
    Files.writeString(file, custom);
    set("client-secret", SECRET);

    assertThat(mistakes())
        .isEqualTo(
            FAMILY
                + "client-id is set, but Acme Mail has custom applications alone: the catalog says"
                + " so. Remove it.");
  }

  /** Each workload that came with the product can be set up by its key and its variable. */
  @Test
  void findsTheSettingsOfEachWorkloadThatCameWithTheProduct() {
    Catalog shipped = new Catalog(Settings.of(Map.of()), CLOCK);

    assertThat(shipped.workloads())
        .isNotEmpty()
        .allSatisfy(
            about -> {
              for (RegistrationSetting.Part part : RegistrationSetting.Part.values()) {
                var setting = new RegistrationSetting(about.workload(), part);
                assertThat(Settings.unknownKeys(List.of(setting.key(), setting.environmentName())))
                    .isEmpty();
                Settings settings =
                    Settings.ofKeys(
                        Map.of(
                            new RegistrationSetting(
                                    about.workload(), RegistrationSetting.Part.CLIENT_ID)
                                .key(),
                            "id",
                            new RegistrationSetting(
                                    about.workload(), RegistrationSetting.Part.CLIENT_SECRET)
                                .key(),
                            SECRET));
                assertThat(settings.registered()).containsExactly(about.workload());
              }
            });
  }
}
