package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.api.Workload;
import dev.connections.console.system.SettingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SettingsTest {
  private static final Path DOCUMENT = Path.of("../config/connections.properties");

  @Test
  void namesAllThatIsWrongAtOnce() {
    Map<Setting, String> wrong =
        Map.of(
            Setting.PUBLIC_URL, "connections.example.com",
            Setting.SESSION_IDLE_MINUTES, "soon",
            Setting.TRUSTED_PROXIES, "load-balancer",
            Setting.MICROSOFT_CLOUDS, "GLOBAL,GERMANY",
            Setting.MICROSOFT_ASSERTION_ALGORITHM, "none",
            Setting.OUTBOUND_TRUSTED_ORIGINS, "https://a.example.com/path");

    assertThatThrownBy(() -> Settings.of(wrong))
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidSettingsException.class))
        .extracting(InvalidSettingsException::problems)
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .hasSize(6)
        .anyMatch(p -> p.startsWith("connections.public-url is \"connections.example.com\""));
  }

  @Test
  void takesABlankValueAsNotSet() {
    Settings settings = Settings.of(Map.of(Setting.SESSION_IDLE_MINUTES, "  "));

    assertThat(settings.number(Setting.SESSION_IDLE_MINUTES)).isEqualTo(30);
  }

  @Test
  void namesWhatADatabaseAddressHasToStartWithAndShowsNoneOfIt() throws IOException {
    List<String> addresses =
        new ArrayList<>(
            Files.readAllLines(Path.of("src/test/resources/cases/R76-urls.txt")).stream()
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList());
    addresses.addAll(
        List.of(
            "postgres://ada:hunter2@db.example.com/connections",
            "h2:./data/connections",
            "jdbc:mysql://db.example.com/hunter2",
            "db.example.com:5432/connections"));
    for (String address : addresses) {
      assertThatThrownBy(() -> Settings.of(Map.of(Setting.DATASOURCE_URL, address)))
          .as(address)
          .isInstanceOf(InvalidSettingsException.class)
          .hasMessageContaining("connections.datasource.url has to start with jdbc:postgresql://")
          .hasMessageNotContaining("hunter2");
    }
    assertThatThrownBy(
            () ->
                Settings.of(
                    Map.of(Setting.DATASOURCE_URL, "jdbc:postgresql://ada:hunter2@db/connections")))
        .hasMessageContaining("connections.datasource.password")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void takesSecretsLiterallyFromEachSource() {
    String secret = " exp${x} ${java.home} a\\{b ENV${ENV=HOME} ";
    for (Setting setting : Setting.values()) {
      if (setting.kind() == Setting.Kind.SECRET) {
        ConfigSource source =
            new OneValue("a file in a secrets folder", setting.key(), secret + "\n");
        Settings settings = SettingsProducer.from(List.of(source), key -> Optional.empty());

        assertThat(settings.text(setting)).as(setting.key()).isEqualTo(secret);
      }
    }
  }

  @Test
  void remembersWhichSourceEachValueCameFrom() {
    ConfigSource properties = new OneValue("SystemProperty", Setting.PUBLIC_URL.key(), "http://a");
    ConfigSource variables = new OneValue("Environment", Setting.PUBLIC_URL.key(), "http://b");
    ConfigSource folder = new OneValue("Directory", Setting.DATASOURCE_PASSWORD.key(), "hunter2");
    ConfigSource domain = new OneValue("Domain", Setting.EXPIRY_WARNING_DAYS.key(), "14");
    ConfigSource blank = new OneValue("Environment", Setting.SESSION_IDLE_MINUTES.key(), " ");

    Settings settings = read(properties, variables, folder, domain, blank);

    assertThat(settings.text(Setting.PUBLIC_URL)).isEqualTo("http://a");
    assertThat(settings.source(Setting.PUBLIC_URL).kind()).isEqualTo(SettingSource.SYSTEM_PROPERTY);
    assertThat(settings.source(Setting.DATASOURCE_PASSWORD).kind())
        .isEqualTo(SettingSource.SECRETS_FOLDER);
    assertThat(settings.source(Setting.EXPIRY_WARNING_DAYS))
        .isEqualTo(new SourceOfSetting(SettingSource.SERVER, "Domain"));
    assertThat(settings.source(Setting.SESSION_IDLE_MINUTES).kind())
        .isEqualTo(SettingSource.DEFAULT);
    assertThat(settings.source(Setting.OKTA_DOMAINS).kind()).isEqualTo(SettingSource.DEFAULT);
  }

  @Test
  void tellsWhatTheLauncherWorkedOutFromWhatTheOperatorSet() {
    String folder = Setting.DATA_DIRECTORY.key();
    String database = Setting.DATASOURCE_URL.key();
    System.setProperty(SettingsProducer.WORKED_OUT, folder + "," + database);
    try {
      Settings settings =
          read(
              new OneValue("SystemProperty", folder, "/srv/data"),
              new OneValue("SystemProperty", database, "jdbc:h2:file:/srv/data/connections"),
              new OneValue("Environment", folder, "data"));

      assertThat(settings.text(Setting.DATA_DIRECTORY)).isEqualTo("/srv/data");
      assertThat(settings.source(Setting.DATA_DIRECTORY).kind())
          .isEqualTo(SettingSource.ENVIRONMENT);
      assertThat(settings.source(Setting.DATASOURCE_URL).kind()).isEqualTo(SettingSource.LAUNCHER);
    } finally {
      System.clearProperty(SettingsProducer.WORKED_OUT);
    }
    assertThat(Settings.unknownKeys(List.of(SettingsProducer.WORKED_OUT))).isEmpty();
  }

  /** As the configuration does, of which these are all sources. */
  private static Settings read(ConfigSource... sources) {
    return SettingsProducer.from(
        List.of(sources),
        key ->
            Arrays.stream(sources).map(s -> s.getValue(key)).filter(Objects::nonNull).findFirst());
  }

  @Test
  void comparesOriginsWithoutCaseAndTrailingSlash() {
    Settings settings =
        Settings.of(Map.of(Setting.OUTBOUND_TRUSTED_ORIGINS, "HTTPS://A.example.com:8443/, "));

    assertThat(settings.origins(Setting.OUTBOUND_TRUSTED_ORIGINS))
        .containsExactly("https://a.example.com:8443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/?a=b",
        "https://example.com/#a",
        "https://example.com/a",
        "https://example.com:65536",
        "https:example.com",
        "ftp://example.com",
        "https://exa mple.com"
      })
  void takesNothingElseForAnOrigin(String origin) {
    assertThatThrownBy(() -> Settings.of(Map.of(Setting.PUBLIC_URL, origin)))
        .isInstanceOf(InvalidSettingsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com:65535/", "HTTP://example.com"})
  void takesAnOriginWithItsPort(String origin) {
    assertThat(Settings.of(Map.of(Setting.PUBLIC_URL, origin)).origin(Setting.PUBLIC_URL))
        .contains(origin.toLowerCase(Locale.ROOT).replaceFirst("/$", ""));
  }

  @Test
  void refusesASignInWithoutAClientId() {
    assertThatThrownBy(() -> Settings.of(Map.of(Setting.OIDC_ISSUER, "https://idp.example")))
        .hasMessageContaining("connections.sign-in.oidc.client-id is missing");
  }

  @Test
  void refusesAChoiceOfNothing() {
    assertThatThrownBy(() -> Settings.of(Map.of(Setting.MICROSOFT_CLOUDS, " , ")))
        .hasMessageContaining("a comma-separated choice of");
  }

  @Test
  void refusesAnOriginWithUserInfo() {
    assertThatThrownBy(() -> Settings.of(Map.of(Setting.PUBLIC_URL, "https://a@example.com")))
        .isInstanceOf(InvalidSettingsException.class);
  }

  /** Or else the ID token of a person would be one for programs. */
  @Test
  void refusesTheClientIdOfTheSignInAsTheAudienceOfPrograms() {
    assertThatThrownBy(
            () ->
                Settings.of(
                    Map.of(
                        Setting.OIDC_ISSUER, "https://idp.example",
                        Setting.OIDC_CLIENT_ID, "connections",
                        Setting.REST_OIDC_AUDIENCE, "connections")))
        .hasMessageContaining("connections.rest.oidc.audience is the same as");
  }

  @Test
  void namesAMisspeltKeyAndTheOneThatWasMeant() {
    List<String> unknown =
        Settings.unknownKeys(
            List.of("connections.public-urll", "CONNECTIONS_DATASOURCE_URI", "java.home"));

    assertThat(unknown)
        .containsExactly(
            "CONNECTIONS_DATASOURCE_URI is not a setting of Connections; did you mean"
                + " CONNECTIONS_DATASOURCE_URL?",
            "connections.public-urll is not a setting of Connections; did you mean"
                + " connections.public-url?");
  }

  @Test
  void acceptsEachKeyInBothSpellings() {
    List<String> names =
        Arrays.stream(Setting.values())
            .flatMap(s -> List.of(s.key(), s.environmentName()).stream())
            .toList();

    assertThat(Settings.unknownKeys(names)).isEmpty();
  }

  @Test
  void showsNoValue() {
    Settings settings = Settings.of(Map.of(Setting.DATASOURCE_PASSWORD, "hunter2-hunter2"));

    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  @Test
  void theDocumentListsEachKeyWithItsDefaultAndNoOther() throws IOException {
    Map<String, String> documented = new LinkedHashMap<>();
    Matcher lines =
        Pattern.compile("^#?(connections\\.[a-z0-9.-]+)=(.*)$", Pattern.MULTILINE)
            .matcher(Files.readString(DOCUMENT));
    while (lines.find()) {
      documented.put(lines.group(1), lines.group(2));
    }
    Map<String, String> known = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      known.put(setting.key(), setting.defaultValue());
    }

    assertThat(documented).containsExactlyInAnyOrderEntriesOf(known);
  }

  @Test
  void theDocumentSaysTheTypeAndMeaningOfEachKey() throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    for (Setting setting : Setting.values()) {
      int at = lines.indexOf("#" + setting.key() + "=" + setting.defaultValue());
      String type =
          switch (setting.kind()) {
            case TEXT -> "(text|folder|file|class name)";
            case SECRET -> "secret";
            case DATABASE -> "JDBC address";
            case NUMBER -> "number of \\w+";
            case ORIGIN -> "origin";
            case ORIGINS -> "comma-separated origins";
            case URL -> "address";
            case HOSTS -> "comma-separated domains";
            case ADDRESSES -> "comma-separated IP addresses.*";
            case TEXTS -> "comma-separated texts";
            case CHOICES -> "comma-separated clouds";
            case SIGNATURE -> "PS256 or RS256";
          };
      String paragraph = paragraphAbove(lines, at);

      assertThat(paragraph).as(setting.key()).matches("# " + type + "[;.].*");
    }
  }

  @Test
  void theDocumentSaysTheTypeAndMeaningOfEachKeyOfASystemApplication() throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    for (RegistrationSetting.Part part : RegistrationSetting.Part.values()) {
      String key = new RegistrationSetting(Workload.of("W"), part).key();
      int at = lines.indexOf("#" + key.replace(".w.", ".WORKLOAD.") + "=");

      assertThat(paragraphAbove(lines, at))
          .as(key)
          .matches(
              part.kind() == Setting.Kind.SECRET
                  ? "# secret; no default\\. .*"
                  : "# (text|file); no default\\. .*");
    }
  }

  private record OneValue(String source, String key, String value) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return Set.of(key);
    }

    @Override
    public String getValue(String name) {
      return name.equals(key) ? value : null;
    }

    @Override
    public String getName() {
      return source;
    }
  }

  private static String paragraphAbove(List<String> lines, int at) {
    int first = at;
    while (first > 0 && lines.get(first - 1).startsWith("# ")) {
      first--;
    }
    return String.join(" ", lines.subList(first, at));
  }
}
