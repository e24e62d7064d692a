package dev.connections.console.signin;

import dev.connections.api.ConnectionsException;
import java.time.Instant;

/** A sign-in was refused. Says nothing that tells an existing name from one that does not exist. */
public final class SignInRefusedException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  /** Why, as far as a stranger may know. */
  public enum Reason {
    /** Name and password do not belong together. */
    NOT_ACCEPTED,
    /** Too many failures; nothing is tried before {@link #retryAt()}. */
    LOCKED,
    /** Too many people sign in right now. */
    BUSY
  }

  private final Reason reason;
  private final Instant retryAt;

  public SignInRefusedException(Reason reason, Instant retryAt) {
    super("Sign-in refused: " + reason);
    this.reason = reason;
    this.retryAt = retryAt;
  }

  public Reason reason() {
    return reason;
  }

  /** Null unless locked. */
  public Instant retryAt() {
    return retryAt;
  }
}
