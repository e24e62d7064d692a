package dev.connections.platform;

import dev.connections.api.Workload;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a workload as its id. A stored one stays readable when the catalog no longer names it. */
@Converter(autoApply = true)
public class WorkloadConverter implements AttributeConverter<Workload, String> {
  @Override
  public String convertToDatabaseColumn(Workload workload) {
    return workload == null ? null : workload.id();
  }

  @Override
  public Workload convertToEntityAttribute(String stored) {
    return stored == null ? null : Workload.of(stored);
  }
}
