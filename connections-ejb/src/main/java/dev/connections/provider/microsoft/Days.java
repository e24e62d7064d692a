package dev.connections.provider.microsoft;

import dev.connections.provider.call.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** Days and moments as Microsoft Graph and people write them. */
final class Days {
  private Days() {}

  /** Such as {@code 2027-03-01}, in UTC. */
  static String day(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** A member that is an ISO 8601 moment; empty when it is not there or none. */
  static Optional<Instant> moment(Map<String, Object> object, String member) {
    try {
      return Optional.of(Instant.parse(Json.text(object, member)));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
