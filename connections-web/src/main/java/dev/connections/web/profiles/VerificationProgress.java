package dev.connections.web.profiles;

import dev.connections.api.Status;
import dev.connections.console.verification.Verification;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.Set;

/** How far a verification is and whether it ended well; null stands for none. */
@Named
@RequestScoped
public class VerificationProgress {
  private static final String CODES = "verificationText";
  private static final Set<Status> WORKING = EnumSet.of(Status.NO_ISSUES, Status.NEEDS_ATTENTION);

  @Inject private Messages messages;

  public boolean running(Verification verification) {
    return verification != null && verification.running();
  }

  /** Whether it ended badly, so that saving anyway is worth an offer. */
  public boolean failed(Verification verification) {
    return verification != null && !verification.running() && !works(verification.status());
  }

  boolean works(Status status) {
    return WORKING.contains(status);
  }

  /** For screen readers. */
  public String said(Verification verification) {
    if (verification == null) {
      return "";
    }
    return verification.running()
        ? messages.sentence(CODES, "progress.running", verification.steps().size())
        : messages.sentence(
            CODES, "progress.ended", messages.sentence(CODES, "status." + verification.status()));
  }
}
