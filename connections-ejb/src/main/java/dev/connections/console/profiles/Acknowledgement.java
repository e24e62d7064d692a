package dev.connections.console.profiles;

import dev.connections.api.FindingCode;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody answers for findings of one kind.
 *
 * @param code what was found
 * @param subjects what those findings are about; an empty text where there is only one
 * @param why in the person's words; at most 500 characters
 * @param until the last day, in UTC; null for none, which is refused
 */
public record Acknowledgement(
    FindingCode code, List<String> subjects, String why, LocalDate until) {
  public Acknowledgement {
    subjects = List.copyOf(subjects);
  }
}
