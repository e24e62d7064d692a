package dev.connections.profile;

import dev.connections.audit.Act;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** The audit rows of this package. Of keys they name thumbprints alone. */
@ApplicationScoped
class ProfileAudit {
  private static final Set<String> TELLING = Set.of("REENTER", "IN_USE");

  @EJB private AuditTrail trail;

  void done(String action, Profile profile, String detail) {
    trail.record(act(action, profile.id(), profile.name()), AuditResult.DONE, detail);
  }

  /** By the service itself, too. */
  void deleted(Actor by, Profile profile) {
    Act act = act("profile-deleted", profile.id(), profile.name());
    trail.recordAs(by, act, AuditResult.DONE, "");
  }

  /** In a transaction of its own, since a refusal rolls its own one back. */
  void refused(String action, String id, String name, String reason) {
    trail.recordAlone(act(action, id, name), AuditResult.REFUSED, reason);
  }

  /** Typing errors are no news; trying what is not allowed, and colliding with others, is. */
  void saveRefused(String draftId, InvalidFieldsException invalid) {
    String reasons =
        invalid.problems().stream()
            .filter(problem -> TELLING.contains(problem.code()))
            .map(problem -> problem.field() + " " + problem.code())
            .collect(Collectors.joining(", "));
    if (!reasons.isEmpty()) {
      refused("profile-saved", draftId, "", reasons);
    }
  }

  void saveRefused(String draftId, ChangedMeanwhileException changed) {
    refused("profile-saved", draftId, "", changed.getMessage());
  }

  void verified(Actor by, String kind, String id, String name, String result) {
    trail.recordAs(by, new Act("profile-verified", kind, id, name), AuditResult.DONE, result);
  }

  private static Act act(String action, String id, String name) {
    return new Act(action, "profile", id, name);
  }
}
