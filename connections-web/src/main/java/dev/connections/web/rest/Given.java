package dev.connections.web.rest;

import dev.connections.api.InvalidRequestException;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a request holds, and tells all that is wrong with it at once. */
final class Given {
  private static final int LONGEST_TEXT = 4000;

  private final Map<String, String> problems = new LinkedHashMap<>();

  /** A text that has to be there; empty when it is not. */
  String needed(String field, String value) {
    if (value == null || value.isBlank()) {
      problems.put(field, "The field " + field + " is missing.");
      return "";
    }
    return value;
  }

  /** A value that has to be there; null when it is not. */
  <T> T needed(String field, T value) {
    if (value == null) {
      problems.put(field, "The field " + field + " is missing.");
    }
    return value;
  }

  /** A text that need not be there; what no form lets through is refused. */
  void text(String field, String value) {
    if (value != null && value.length() > LONGEST_TEXT) {
      problems.put(field, "The field " + field + " has at most " + LONGEST_TEXT + " characters.");
    }
  }

  /** Null when it is not given. */
  Workload workload(String field, String value) {
    if (value == null) {
      return null;
    }
    try {
      return Workload.of(value);
    } catch (IllegalArgumentException malformed) {
      problems.put(field, "A workload is the id of one in the catalog, in upper case.");
      return null;
    }
  }

  /** Null when it is not given. */
  Status status(String field, String value) {
    if (value == null) {
      return null;
    }
    try {
      return Status.valueOf(value);
    } catch (IllegalArgumentException unknown) {
      String all =
          Arrays.stream(Status.values()).map(Status::name).collect(Collectors.joining(", "));
      problems.put(field, "A status is one of " + all + ".");
      return null;
    }
  }

  /** Null when it is not given. */
  Instant instant(String field, String value) {
    if (value == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(value);
      if (canBeKept(time.getYear())) {
        return time.toInstant();
      }
    } catch (DateTimeException malformed) {
      // Told below, as for a time that no calendar has.
    }
    problems.put(field, "A time looks like 2026-05-01T10:00:00Z.");
    return null;
  }

  /** Java knows years that no database does. */
  static boolean canBeKept(int year) {
    return year >= 1 && year <= 9999;
  }

  /** One of these, or an empty text when it is not given. */
  String oneOf(String field, String value, List<String> known) {
    if (value == null || known.contains(value)) {
      return Objects.requireNonNullElse(value, "");
    }
    problems.put(field, "The " + field + " is one of " + String.join(", ", known) + ".");
    return "";
  }

  /** False when it is not given. */
  boolean flag(String field, String value) {
    return oneOf(field, value, List.of("true", "false")).equals("true");
  }

  /** Codes of capabilities; none when they are not given. */
  Set<String> codes(String field, List<String> values) {
    if (values == null) {
      return Set.of();
    }
    if (values.stream().anyMatch(Objects::isNull)) {
      problems.put(field, "The field " + field + " holds a null where a code has to be.");
      return Set.of();
    }
    return Set.copyOf(values);
  }

  void wrong(String field, String sentence) {
    problems.put(field, sentence);
  }

  /** Ends the request when something was wrong. */
  void check() throws InvalidRequestException {
    if (!problems.isEmpty()) {
      throw new InvalidRequestException(problems);
    }
  }

  /** The body of a request, which has to be there. */
  static <T> T body(T body) throws InvalidRequestException {
    if (body == null) {
      throw new InvalidRequestException(
          Map.of("body", "The request has no body. It has to be a JSON object."));
    }
    return body;
  }
}
