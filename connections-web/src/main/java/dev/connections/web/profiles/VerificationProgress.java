package dev.connections.web.profiles;

import dev.connections.console.verification.Verification;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** How far a verification is and whether it ended well; null stands for none. */
@Named
@RequestScoped
public class VerificationProgress {
  private static final String CODES = "verificationText";

  @Inject private Messages messages;

  public boolean running(Verification verification) {
    return verification != null && verification.running();
  }

  /** Whether it ended badly, so that saving anyway is worth an offer. */
  public boolean failed(Verification verification) {
    return verification != null && !verification.running() && !verification.status().works();
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
