package dev.connections.platform;

import java.util.List;

/** Settings that cannot be used; names all of them at once, without the values of secrets. */
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  public InvalidSettingsException(List<String> problems) {
    super("Settings: " + String.join(" ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each. */
  public List<String> problems() {
    return problems;
  }
}
