package dev.connections.console.profiles;

import dev.connections.api.ConnectionsException;
import java.util.List;

/** An entered credential cannot be used. Carries nothing of it but what a reader may see. */
public final class KeyRefusedException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final KeyRefusal refusal;
  private final List<String> details;

  public KeyRefusedException(KeyRefusal refusal, String... details) {
    super("The credential was refused: " + refusal);
    this.refusal = refusal;
    this.details = List.of(details);
  }

  public KeyRefusal refusal() {
    return refusal;
  }

  /** Values for the sentence: sizes, a format's name, or the key ids to choose from. */
  public List<String> details() {
    return details;
  }
}
