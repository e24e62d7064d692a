package dev.connections.web.profiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryControlsTest {
  private final EntryControls controls = new EntryControls();

  private static String text(String name) throws IOException {
    try (InputStream in = EntryControlsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Of the cases: a set of two keys, and then another key in the same field. */
  @ParameterizedTest
  @ValueSource(strings = {"then-one.pem", "then-one-without-kid.json", "then-one-with-kid.json"})
  void giveNoKeyTheIdOfAnother(String next) throws IOException {
    String two = text("first-two-keys.json");
    controls.showFor(two);

    assertThat(controls.about(two, "key-2026")).isEqualTo("key-2026");
    assertThat(controls.about(text(next), "key-2026")).isNull();
  }

  /** Whatever the control is: a choice, a pass phrase, a confirmation. */
  @ParameterizedTest
  @ValueSource(strings = {"key-2025", "open sesame", "true"})
  void sayNothingOfAChangedText(String said) {
    controls.showFor("the text");

    assertThat(controls.about("the text ", said)).isNull();
    assertThat(controls.about("the tex", said)).isNull();
    assertThat(controls.about("", said)).isNull();
    assertThat(controls.about("the text", said)).isEqualTo(said);
  }

  @Test
  void sayNothingBeforeTheyWereShown() {
    assertThat(controls.about("the text", "true")).isNull();
  }

  @Test
  void belongToTheLastTextThatTheyWereShownFor() {
    controls.showFor("one");
    controls.showFor("another");

    assertThat(controls.about("one", "true")).isNull();
    assertThat(controls.about("another", "true")).isEqualTo("true");
  }

  @Test
  void sayNothingOnceTheTextIsGone() {
    controls.showFor("the text");
    controls.forget();

    assertThat(controls.about("the text", "true")).isNull();
  }

  @Test
  void keepNothingOfTheTextInAStoredSession() throws IOException {
    EntryControls untouched = new EntryControls();
    controls.showFor("the text");

    assertThat(stored(controls)).isEqualTo(stored(untouched));
  }

  private static byte[] stored(EntryControls controls) throws IOException {
    ByteArrayOutputStream session = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(session)) {
      out.writeObject(controls);
    }
    return session.toByteArray();
  }
}
