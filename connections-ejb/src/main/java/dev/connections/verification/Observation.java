package dev.connections.verification;

import dev.connections.api.FindingCode;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.VerificationStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A finding as one run saw it, not yet with the date of an earlier run.
 *
 * @param step that saw it
 * @param subject which scope, role or host it is about; empty when there is only one
 * @param details further values for its sentences
 * @param evidence the provider's own words; empty when it said nothing
 */
public record Observation(
    StepCode step, FindingCode code, String subject, List<String> details, String evidence) {

  /** The way to the provider is one, whatever a step wanted there. */
  private static final Set<FindingCode> OF_THE_WAY =
      EnumSet.of(
          FindingCode.RATE_LIMITED,
          FindingCode.TIMED_OUT,
          FindingCode.UNREACHABLE,
          FindingCode.PROVIDER_FAILED);

  public Observation {
    details = List.copyOf(details);
  }

  /**
   * What the steps found, heaviest first, each cause once: the provider words the same thing
   * another way each time, with the number of the request for instance, and its trouble is one
   * however many steps meet it.
   */
  static List<Observation> in(List<VerificationStep> steps) {
    Map<Cause, Observation> found = new LinkedHashMap<>();
    for (VerificationStep step : steps) {
      if (step.finding() != null) {
        Observation seen = of(step);
        found.merge(
            new Cause(seen.code(), seen.subject()),
            seen,
            (first, again) -> first.evidence().isEmpty() ? again : first);
      }
    }
    List<Observation> heaviestFirst = new ArrayList<>(found.values());
    heaviestFirst.sort(Comparator.comparing((Observation o) -> o.code().severity()).reversed());
    return heaviestFirst;
  }

  private static Observation of(VerificationStep step) {
    String subject = OF_THE_WAY.contains(step.finding()) ? "" : step.subject();
    return new Observation(
        step.code(), step.finding(), subject, step.details(), step.providerWords());
  }

  private record Cause(FindingCode code, String subject) {}
}
