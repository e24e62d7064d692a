package dev.connections.verification;

import dev.connections.api.Finding;
import dev.connections.api.Severity;
import dev.connections.console.verification.StepCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Dates findings. What an earlier run saw already keeps its date, even over runs in between that
 * could not ask the provider: such a run proves nothing about what it did not see, and what was
 * found before it stays the matter until a run looks there again.
 *
 * @param current what the latest run found, heaviest first
 * @param remembered what earlier runs found where the latest could not look
 */
public record FindingHistory(List<KeptFinding> current, List<KeptFinding> remembered) {
  private static final Set<StepCode> OF_THE_CREDENTIAL =
      EnumSet.of(StepCode.CREDENTIAL, StepCode.TOKEN_ORGANIZATION, StepCode.CREDENTIAL_END);

  public static final FindingHistory NONE = new FindingHistory(List.of(), List.of());

  public FindingHistory {
    current = List.copyOf(current);
    remembered = List.copyOf(remembered);
  }

  /** This history with one more run. */
  public FindingHistory after(VerificationOutcome outcome) {
    List<Observation> seen = outcome.seen();
    List<KeptFinding> now = seen.stream().map(one -> dated(one, outcome.endedAt())).toList();
    if (outcome.conclusive()) {
      return new FindingHistory(now, List.of());
    }
    List<KeptFinding> kept = new ArrayList<>(all());
    kept.removeIf(earlier -> earlier.severity() == Severity.UNVERIFIED);
    kept.removeIf(earlier -> seen.stream().anyMatch(earlier::is));
    kept.removeIf(earlier -> earlier.isDisprovedBy(outcome.steps()));
    return new FindingHistory(now, kept);
  }

  private KeptFinding dated(Observation seen, Instant at) {
    Finding finding =
        new Finding(
            seen.code(),
            seen.subject(),
            seen.details(),
            seen.evidence(),
            since(seen).orElse(at),
            at);
    return new KeptFinding(seen.step(), finding);
  }

  /**
   * Another credential signs in from now on: what was the matter with the one before, or came with
   * its token, is not the matter with this one. The rest is remembered.
   */
  public FindingHistory suspended() {
    List<KeptFinding> kept =
        all().stream()
            .filter(one -> one.step() != null && !OF_THE_CREDENTIAL.contains(one.step()))
            .toList();
    return new FindingHistory(List.of(), kept);
  }

  /** Of the latest run and, where it could not look, of earlier ones; heaviest first. */
  public List<Finding> findings() {
    return all().stream()
        .map(KeptFinding::finding)
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .toList();
  }

  private Optional<Instant> since(Observation seen) {
    return all().stream()
        .filter(earlier -> earlier.is(seen))
        .map(earlier -> earlier.finding().since())
        .min(Instant::compareTo);
  }

  private List<KeptFinding> all() {
    return Stream.concat(current.stream(), remembered.stream()).toList();
  }
}
