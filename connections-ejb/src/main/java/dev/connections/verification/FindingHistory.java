package dev.connections.verification;

import dev.connections.api.Finding;
import dev.connections.api.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dates findings. What an earlier run saw already keeps its date, even over runs in between that
 * could not ask the provider: such a run proves nothing about what it did not see.
 *
 * @param current what is the matter now, heaviest first
 * @param remembered what was the matter before the provider could no longer be asked
 */
public record FindingHistory(List<Finding> current, List<Finding> remembered) {
  public static final FindingHistory NONE = new FindingHistory(List.of(), List.of());

  public FindingHistory {
    current = List.copyOf(current);
    remembered = List.copyOf(remembered);
  }

  /** This history with one more run. */
  public FindingHistory after(VerificationOutcome outcome) {
    List<Finding> now =
        outcome.seen().stream()
            .map(
                seen ->
                    new Finding(
                        seen.code(),
                        seen.subject(),
                        seen.evidence(),
                        since(seen).orElse(outcome.endedAt())))
            .toList();
    if (outcome.conclusive()) {
      return new FindingHistory(now, List.of());
    }
    List<Finding> kept = new ArrayList<>(all());
    kept.removeIf(earlier -> earlier.severity() == Severity.UNVERIFIED);
    kept.removeIf(earlier -> outcome.seen().stream().anyMatch(seen -> same(seen, earlier)));
    return new FindingHistory(now, kept);
  }

  /** Nothing is known to be the matter now, and all that was is remembered. */
  public FindingHistory suspended() {
    return new FindingHistory(List.of(), all());
  }

  private Optional<Instant> since(Observation seen) {
    return all().stream()
        .filter(earlier -> same(seen, earlier))
        .map(Finding::since)
        .min(Instant::compareTo);
  }

  private List<Finding> all() {
    List<Finding> all = new ArrayList<>(current);
    all.addAll(remembered);
    return all;
  }

  /** The provider may word it another way each time. */
  private static boolean same(Observation seen, Finding earlier) {
    return seen.code() == earlier.code() && seen.subject().equals(earlier.subject());
  }
}
