package dev.connections.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeysTest {
  private static final String POSTGRESQL = "jdbc:postgresql://localhost/connections";

  @TempDir Path temp;

  @Test
  void readsTheKeysOfTheSetting() throws Exception {
    SecretKeys keys = SecretKeys.from(Settings.of(Map.of(Setting.SECRETS_KEYS, set("a", "b"))));

    assertThat(keys.first().getKeyID()).isEqualTo("a");
    assertThat(keys.all()).hasSize(2);
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void readsTheKeysOfAFile() throws Exception {
    Path file = Files.writeString(temp.resolve("keys.json"), set("a"));

    SecretKeys keys =
        SecretKeys.from(Settings.of(Map.of(Setting.SECRETS_KEYS_FILE, file.toString())));

    assertThat(keys.first().getKeyID()).isEqualTo("a");
  }

  @Test
  void makesAKeyOnTheFirstStartOnH2AndKeepsIt() {
    Settings settings = h2(temp.resolve("data"));

    SecretBox first = new SecretBox(SecretKeys.from(settings));
    SecretBox second = new SecretBox(SecretKeys.from(settings));

    assertThat(second.open("x", first.seal("x", "secret".getBytes(UTF_8)))).isNotEmpty();
  }

  @Test
  void letsTheOwnerAloneReadTheGeneratedKey() throws Exception {
    SecretKeys.from(h2(temp.resolve("data")));

    Path file = temp.resolve("data/secret-keys.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void leavesNothingButTheKeyInTheDataDirectory() throws Exception {
    SecretKeys.from(h2(temp.resolve("data")));

    try (var files = Files.list(temp.resolve("data"))) {
      assertThat(files).containsExactly(temp.resolve("data/secret-keys.json"));
    }
  }

  @Test
  void agreesOnOneKeyWhenSeveralStartsMakeItAtOnce() throws Exception {
    Settings settings = h2(temp.resolve("data"));
    Callable<String> start = () -> SecretKeys.from(settings).first().getKeyID();
    Set<String> seen = new HashSet<>();

    ExecutorService starts = Executors.newFixedThreadPool(8);
    try {
      for (Future<String> id : starts.invokeAll(List.of(start, start, start, start, start))) {
        seen.add(id.get());
      }
    } finally {
      starts.shutdownNow();
    }

    assertThat(seen).hasSize(1);
  }

  @Test
  void asksForKeysOnAnotherDatabaseThanH2() {
    Settings settings =
        Settings.of(
            Map.of(Setting.DATASOURCE_URL, POSTGRESQL, Setting.DATA_DIRECTORY, temp.toString()));

    refuses(settings, "connections.secrets.keys or connections.secrets.keys-file");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void refusesBothSettingsAtOnce() throws Exception {
    refuses(
        Settings.of(Map.of(Setting.SECRETS_KEYS, set("a"), Setting.SECRETS_KEYS_FILE, "x")),
        "remove one");
  }

  @Test
  void namesTheFileThatCannotBeRead() {
    refuses(Settings.of(Map.of(Setting.SECRETS_KEYS_FILE, temp + "/gone.json")), "gone.json");
  }

  @Test
  void namesTheSettingOfAMalformedSetAndNotItsValue() {
    for (String text :
        List.of("fixture-secret", "{\"k\":\"fixture-secret\"}", "[]", "{\"keys\":1}")) {
      assertThatThrownBy(() -> SecretKeys.from(Settings.of(Map.of(Setting.SECRETS_KEYS, text))))
          .isInstanceOf(SecretKeysException.class)
          .hasMessageContaining("connections.secrets.keys")
          .hasMessageNotContaining("fixture-secret")
          .hasNoCause();
    }
  }

  @Test
  void refusesKeysOfAnotherLength() throws Exception {
    String json =
        new JWKSet(new OctetSequenceKeyGenerator(128).keyID("a").generate()).toString(false);

    refuses(Settings.of(Map.of(Setting.SECRETS_KEYS, json)), "256 bits");
  }

  @Test
  void refusesAKeyThatIsNotSymmetric() throws Exception {
    String json = new JWKSet(new RSAKeyGenerator(2048).keyID("a").generate()).toString(false);

    refuses(Settings.of(Map.of(Setting.SECRETS_KEYS, json)), "kind oct");
  }

  @Test
  void refusesAKeyWithoutId() throws Exception {
    String json = new JWKSet(new OctetSequenceKeyGenerator(256).generate()).toString(false);

    refuses(Settings.of(Map.of(Setting.SECRETS_KEYS, json)), "needs a kid");
  }

  @Test
  void refusesTwoKeysOfOneId() throws Exception {
    refuses(Settings.of(Map.of(Setting.SECRETS_KEYS, set("a", "a"))), "same kid");
  }

  @Test
  void refusesAnEmptySet() {
    refuses(Settings.of(Map.of(Setting.SECRETS_KEYS, "{\"keys\":[]}")), "holds no key");
  }

  @Test
  void namesAGeneratedFileThatWasDamaged() throws Exception {
    Path file = Files.writeString(temp.resolve("secret-keys.json"), "{");

    refuses(h2(temp), "The file " + file + " is not a JWK set");
  }

  private static Settings h2(Path dataDirectory) {
    return Settings.of(Map.of(Setting.DATA_DIRECTORY, dataDirectory.toString()));
  }

  @Test
  void keepsTheReasonWhyTheGeneratedFileCannotBeMade() throws Exception {
    Path occupied = Files.writeString(temp.resolve("data"), "a file and no folder");
    Settings settings = h2(occupied);

    assertThatThrownBy(() -> SecretKeys.from(settings))
        .isInstanceOf(SecretKeysException.class)
        .hasMessageContaining("cannot be read or made")
        .hasCauseInstanceOf(IOException.class);
  }

  private static void refuses(Settings settings, String words) {
    assertThatThrownBy(() -> SecretKeys.from(settings))
        .isInstanceOf(SecretKeysException.class)
        .hasMessageContaining(words)
        .message()
        .endsWith(".")
        .doesNotContain("\n");
  }

  private static String set(String... ids) throws Exception {
    List<com.nimbusds.jose.jwk.JWK> keys = new java.util.ArrayList<>();
    for (String id : ids) {
      keys.add(new OctetSequenceKeyGenerator(256).keyID(id).generate());
    }
    return new JWKSet(keys).toString(false);
  }
}
