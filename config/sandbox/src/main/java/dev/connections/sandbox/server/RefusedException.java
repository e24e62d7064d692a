package dev.connections.sandbox.server;

/** A request that gets an answer other than what it asked for. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Answer answer;

  public RefusedException(Answer answer) {
    super(answer.note());
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}
