package dev.connections.web.profiles;

import dev.connections.api.ConnectionsException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Tells the person what stands in the way of a draft. */
@RequestScoped
class DraftRefusals {
  private static final String TEXT = "profilesText";

  @Inject private Messages messages;
  @Inject private Wording wording;
  @Inject private ProfileConflict conflict;

  /** Answers whether the draft is gone, so that nothing is left to correct. */
  boolean tell(ConnectionsException refused, Workload workload) {
    if (refused instanceof InvalidFieldsException invalid) {
      invalid
          .problems()
          .forEach(problem -> messages.at(problem.field(), wording.problem(problem, workload)));
    } else if (refused instanceof ChangedMeanwhileException changed) {
      conflict.note(changed);
    } else if (refused instanceof NotVerifiedException) {
      messages.refuse(TEXT, "notVerified");
    } else if (refused instanceof DraftGoneException
        || refused instanceof UnknownProfileException) {
      messages.refuse(TEXT, "draftGone");
      return true;
    } else {
      throw new IllegalStateException(refused);
    }
    return false;
  }
}
