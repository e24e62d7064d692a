package dev.connections.platform;

import dev.connections.api.Cloud;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a cloud as its id. A stored one stays readable when the catalog no longer names it. */
@Converter(autoApply = true)
public class CloudConverter implements AttributeConverter<Cloud, String> {
  @Override
  public String convertToDatabaseColumn(Cloud cloud) {
    return cloud == null ? null : cloud.id();
  }

  @Override
  public Cloud convertToEntityAttribute(String stored) {
    return stored == null ? null : Cloud.of(stored);
  }
}
