package dev.connections.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextsConverterTest {
  private final TextsConverter converter = new TextsConverter();

  @Test
  void readsBackWhatItWrote() {
    for (List<String> texts :
        List.of(List.<String>of(), List.of(""), List.of("a", "", "b,c"), List.of("", ""))) {
      assertThat(converter.convertToEntityAttribute(converter.convertToDatabaseColumn(texts)))
          .isEqualTo(texts);
    }
  }

  @Test
  void keepsNoControlCharacters() {
    String stored = converter.convertToDatabaseColumn(List.of("a\u0000b\u001fc"));

    assertThat(converter.convertToEntityAttribute(stored)).containsExactly("a b c");
  }
}
