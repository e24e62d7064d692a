package dev.connections.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.system.SettingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SystemTextsTest {
  private static final ResourceBundle TEXT =
      ResourceBundle.getBundle("dev.connections.web.text.System");

  @Test
  void namesEverySourceOfASetting() {
    assertThat(TEXT.keySet())
        .containsAll(Arrays.stream(SettingSource.values()).map(s -> "source." + s).toList());
  }

  @Test
  void namesEveryCredentialOfASystemApplication() {
    assertThat(TEXT.keySet())
        .containsAll(
            Arrays.stream(CredentialKind.values())
                .filter(kind -> kind != CredentialKind.GRANT)
                .map(kind -> "credential." + kind)
                .toList());
  }

  @Test
  void hasEveryTextThatThePageNames() throws IOException {
    String page =
        Files.readString(Path.of("src/main/webapp/system/system.xhtml"))
            + Files.readString(Path.of("src/main/webapp/WEB-INF/system/registrations.xhtml"));
    List<String> named =
        Pattern.compile("systemText\\['([A-Za-z.0-9]+)'\\]")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(TEXT.keySet()).containsAll(named);
  }
}
