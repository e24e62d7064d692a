package dev.connections.console;

import dev.connections.api.ConnectionsException;
import java.util.List;

/** Fields are missing or wrong; lists all of them. Nothing was stored and nobody was called. */
public final class InvalidFieldsException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final transient List<FieldProblem> problems;

  public InvalidFieldsException(List<FieldProblem> problems) {
    super("Fields are missing or wrong: " + problems);
    this.problems = List.copyOf(problems);
  }

  public List<FieldProblem> problems() {
    return problems;
  }
}
