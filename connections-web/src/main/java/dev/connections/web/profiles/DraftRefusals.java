package dev.connections.web.profiles;

import dev.connections.api.ConnectionsException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Tells the person what stands in the way of a draft. */
@RequestScoped
class DraftRefusals {
  @Inject private Messages messages;
  @Inject private KnownWorkloads workloads;
  @Inject private ProfileConflict conflict;

  /** Asks a person to look again at an ID that could be one, and is probably not. */
  void questionClientId(Workload workload, String typed) {
    if (workloads.isUnusualClientId(workload, typed)) {
      messages.warnAt("clientId", messages.about(workload, "profilesText", "clientId.unusual"));
    }
  }

  /** Answers whether the draft is gone, so that nothing is left to correct. */
  boolean tell(ConnectionsException refused, Workload workload) {
    if (refused instanceof InvalidFieldsException invalid) {
      for (FieldProblem problem : invalid.problems()) {
        messages.refuseAt(problem.field(), Form.PROFILE, problem, workload);
      }
    } else if (refused instanceof ChangedMeanwhileException changed) {
      conflict.note(changed);
    } else if (refused instanceof NotVerifiedException) {
      messages.refuse(Form.PROFILE, refused);
    } else if (refused instanceof DraftGoneException
        || refused instanceof UnknownProfileException) {
      // What was entered for a profile ends with it.
      messages.refuse(Form.PROFILE, new DraftGoneException());
      return true;
    } else {
      throw new IllegalStateException(refused);
    }
    return false;
  }
}
