package dev.connections.profile.finding;

import dev.connections.api.Finding;
import dev.connections.console.verification.AcknowledgedFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known to be the matter.
 *
 * @param open what nobody answers for, heaviest first
 * @param acknowledged what somebody answers for
 */
public record KnownFindings(List<Finding> open, List<AcknowledgedFinding> acknowledged) {
  public static final KnownFindings NONE = new KnownFindings(List.of(), List.of());

  public KnownFindings {
    open = List.copyOf(open);
    acknowledged = List.copyOf(acknowledged);
  }

  static KnownFindings of(
      List<Finding> findings, Collection<FindingAcknowledgement> acknowledgements, Instant now) {
    List<Finding> open = new ArrayList<>();
    List<AcknowledgedFinding> answered = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<FindingAcknowledgement> acknowledgement =
          acknowledgements.stream().filter(one -> one.isOf(finding) && one.counts(now)).findFirst();
      if (acknowledgement.isPresent()) {
        answered.add(acknowledgement.get().toView(finding));
      } else {
        open.add(finding);
      }
    }
    return new KnownFindings(open, answered);
  }
}
