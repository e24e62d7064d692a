package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

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
  void comparesOriginsWithoutCaseAndTrailingSlash() {
    Settings settings =
        Settings.of(Map.of(Setting.OUTBOUND_TRUSTED_ORIGINS, "HTTPS://A.example.com:8443/, "));

    assertThat(settings.origins(Setting.OUTBOUND_TRUSTED_ORIGINS))
        .containsExactly("https://a.example.com:8443");
  }

  @Test
  void refusesAnOriginWithUserInfo() {
    assertThatThrownBy(() -> Settings.of(Map.of(Setting.PUBLIC_URL, "https://a@example.com")))
        .isInstanceOf(InvalidSettingsException.class);
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
            case TEXT -> "(text|folder|file|class name|JDBC address)";
            case SECRET -> "secret";
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

  private static String paragraphAbove(List<String> lines, int at) {
    int first = at;
    while (first > 0 && lines.get(first - 1).startsWith("# ")) {
      first--;
    }
    return String.join(" ", lines.subList(first, at));
  }
}
