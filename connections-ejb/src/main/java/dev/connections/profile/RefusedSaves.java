package dev.connections.profile;

import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Notes in the audit trail why a draft was not saved. */
@ApplicationScoped
class RefusedSaves {
  private static final Set<String> TELLING = Set.of("REENTER", "IN_USE");

  @EJB private AuditTrail trail;

  /** Typing errors are no news; trying what is not allowed, and colliding with others, is. */
  void note(String draftId, InvalidFieldsException invalid) {
    String reasons =
        invalid.problems().stream()
            .filter(problem -> TELLING.contains(problem.code()))
            .map(problem -> problem.field() + " " + problem.code())
            .collect(Collectors.joining(", "));
    if (!reasons.isEmpty()) {
      note(draftId, reasons);
    }
  }

  void note(String draftId, ChangedMeanwhileException changed) {
    note(draftId, changed.getMessage());
  }

  private void note(String draftId, String reason) {
    trail.refused(Act.PROFILE_SAVED, Subject.of("profile", draftId, ""), reason);
  }
}
