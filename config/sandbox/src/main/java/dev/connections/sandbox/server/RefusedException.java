package dev.connections.sandbox.server;

/** A request that gets an answer other than what it asked for. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Answer answer;

  public RefusedException(Answer answer) {
    super(answer.note());
    this.answer = answer;
  }

  /** OAuth's {@code invalid_client}, 401. */
  public static RefusedException client(String description) {
    return new RefusedException(Answer.refusal(401, "invalid_client", description));
  }

  /** OAuth's errors with 400. */
  public static RefusedException oauth(String error, String description) {
    return new RefusedException(Answer.refusal(400, error, description));
  }

  public Answer answer() {
    return answer;
  }
}
