package dev.connections.capability;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** From when a capability is offered, until when, and how it ends; each may be null. */
record CatalogDates(LocalDate validFrom, LocalDate deprecatedFrom, LocalDate removedFrom) {

  static CatalogDates of(String file, JsonNode capability, Mistakes mistakes) {
    CatalogDates dates =
        new CatalogDates(
            date(file, capability.path("validFrom"), mistakes),
            date(file, capability.path("deprecatedFrom"), mistakes),
            date(file, capability.path("removedFrom"), mistakes));
    if (!inOrder(dates.validFrom, dates.deprecatedFrom)) {
      mistakes.add(
          file, capability.path("deprecatedFrom"), "deprecatedFrom has to be after validFrom.");
    }
    if (!inOrder(dates.deprecatedFrom, dates.removedFrom)) {
      mistakes.add(
          file, capability.path("removedFrom"), "removedFrom has to be after deprecatedFrom.");
    }
    if (!inOrder(dates.validFrom, dates.removedFrom)) {
      mistakes.add(file, capability.path("removedFrom"), "removedFrom has to be after validFrom.");
    }
    return dates;
  }

  private static LocalDate date(String file, JsonNode node, Mistakes mistakes) {
    if (node.isMissingNode()) {
      return null;
    }
    try {
      return LocalDate.parse(node.asText());
    } catch (DateTimeParseException noDate) {
      mistakes.add(file, node, "there is no day \"" + node.asText() + "\".");
      return null;
    }
  }

  private static boolean inOrder(LocalDate earlier, LocalDate later) {
    return earlier == null || later == null || earlier.isBefore(later);
  }
}
