package dev.connections.web.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.apikeys.ApiKeyState;
import dev.connections.console.apikeys.KeyOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextsTest {
  private static final ResourceBundle TEXT =
      ResourceBundle.getBundle("dev.connections.web.text.ApiKeys");

  @Test
  void namesEveryStateAndEverythingThatAKeyMayBeUsedFor() {
    assertThat(TEXT.keySet())
        .containsAll(keys("state.", ApiKeyState.values()))
        .containsAll(keys("operation.", KeyOperation.values()))
        .containsAll(
            keys("operation.", KeyOperation.values()).stream().map(k -> k + ".help").toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"apikeys/apikeys.xhtml", "WEB-INF/apikeys/dialogs.xhtml"})
  void hasEveryTextThatAPageNames(String page) throws IOException {
    String content = Files.readString(Path.of("src/main/webapp", page));
    List<String> named =
        Pattern.compile("apiKeysText\\['([A-Za-z.0-9]+)'\\]")
            .matcher(content)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(named).isNotEmpty();
    assertThat(TEXT.keySet()).containsAll(named);
  }

  private static List<String> keys(String prefix, Enum<?>[] codes) {
    return Arrays.stream(codes).map(code -> prefix + code.name()).toList();
  }
}
