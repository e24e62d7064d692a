package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @Test
  void readsAnObject() {
    assertThat(JsonText.object(" {\"a\": [1, \"x\", {\"b\": true}], \"c\": null}\n"))
        .hasValueSatisfying(
            object -> {
              assertThat(object.get("a")).isEqualTo(List.of(1, "x", Map.of("b", true)));
              assertThat(object).containsEntry("c", null);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":1}x",
        "{\"a\":1}{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":NaN}",
        "{\"a\":\"x\ny\"}",
        "{\"a\":1 /* 2 */}"
      })
  void takesNothingElseForOne(String text) {
    assertThat(JsonText.object(text)).isEmpty();
  }

  @Test
  void refusesStructuresNestedWithoutEnd() {
    assertThat(JsonText.array("[".repeat(30_000) + "]".repeat(30_000))).isEmpty();
    assertThat(JsonText.object("{\"a\":".repeat(30_000))).isEmpty();
  }

  @Test
  void readsAnArray() {
    assertThat(JsonText.array("[{\"a\":1},2]")).contains(List.of(Map.of("a", 1), 2));
    assertThat(JsonText.array("{}")).isEmpty();
  }

  @Test
  void writesOneLineWhateverATextHolds() {
    String written = JsonText.write(Map.of("name", "a\nb\r\u2028\u2029\t\"\\ü</"));

    assertThat(written).isEqualTo("{\"name\":\"a\\nb\\r\\u2028\\u2029\\t\\\"\\\\ü</\"}");
    assertThat(JsonText.object(written)).contains(Map.of("name", "a\nb\r\u2028\u2029\t\"\\ü</"));
  }
}
