package dev.connections.console.signin;

import dev.connections.api.ConnectionsException;

/** What a program showed does not let it in. The message is a sentence that says why. */
public final class ProgramRefusedException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  /**
   * @param sentence without anything of what was shown but the names of claims
   */
  public ProgramRefusedException(String sentence) {
    super(sentence);
  }
}
