package dev.connections.web.profiles;

import dev.connections.console.verification.Verification;
import dev.connections.words.Sentences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** How far a verification is and whether it ended well; null stands for none. */
@Named
@RequestScoped
public class VerificationProgress {
  @Inject private Sentences sentences;

  public boolean running(Verification verification) {
    return verification != null && verification.running();
  }

  /** Whether it ended badly, so that saving anyway is worth an offer. */
  public boolean failed(Verification verification) {
    return verification != null && !verification.running() && !verification.status().works();
  }

  /** For screen readers. */
  public String said(Verification verification) {
    return verification == null ? "" : sentences.progress(verification);
  }
}
