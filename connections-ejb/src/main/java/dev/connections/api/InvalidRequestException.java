package dev.connections.api;

import java.util.Map;
import java.util.TreeMap;

/** Something in the call is missing or wrong; names all of it. Nothing was stored. */
public final class InvalidRequestException extends CallerMistakeException {
  private static final long serialVersionUID = 1;

  private final Map<String, String> problems;

  /**
   * @param problems a sentence by the name of what it is about, such as {@code connectorId}
   */
  public InvalidRequestException(Map<String, String> problems) {
    super(String.join(" ", new TreeMap<>(problems).values()));
    this.problems = Map.copyOf(problems);
  }

  /** A sentence by the name of what it is about, such as {@code connectorId}. */
  public Map<String, String> problems() {
    return problems;
  }
}
