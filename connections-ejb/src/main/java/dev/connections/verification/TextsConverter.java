package dev.connections.verification;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Keeps short texts in one column, parted by the unit separator of ASCII. */
@Converter
public class TextsConverter implements AttributeConverter<List<String>, String> {
  private static final String SEPARATOR = "\u001f";

  @Override
  public String convertToDatabaseColumn(List<String> texts) {
    return texts == null || texts.isEmpty()
        ? ""
        : SEPARATOR + String.join(SEPARATOR, texts.stream().map(Texts::clean).toList());
  }

  @Override
  public List<String> convertToEntityAttribute(String stored) {
    return stored == null || stored.isEmpty()
        ? List.of()
        : List.of(stored.substring(1).split(SEPARATOR, -1));
  }
}
