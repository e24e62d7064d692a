package dev.connections.platform;

import dev.connections.console.FieldProblem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a line of text that a person typed may hold. */
public final class InputRules {
  /** Controls, and what turns the direction of text or is as wide as nothing. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]");

  private InputRules() {}

  /** Whether it holds what nobody sees. */
  public static boolean hasUnseen(String text) {
    return UNSEEN.matcher(text).find();
  }

  /**
   * What is wrong with a text that has to be there: {@code EMPTY}, {@code TOO_LONG} ({0} is the
   * most characters) or {@code CONTROL_CHARACTERS}; empty when nothing is.
   *
   * @param typed null counts as empty
   */
  public static Optional<FieldProblem> needed(String field, String typed, int longest) {
    return stripped(typed).isEmpty()
        ? Optional.of(new FieldProblem(field, "EMPTY", List.of()))
        : optional(field, typed, longest);
  }

  /** As {@link #needed}, for a text that may be left out. */
  public static Optional<FieldProblem> optional(String field, String typed, int longest) {
    String text = stripped(typed);
    if (text.length() > longest) {
      return Optional.of(new FieldProblem(field, "TOO_LONG", List.of(String.valueOf(longest))));
    }
    return hasUnseen(text.replaceAll("[\\n\\r\\t]", " "))
        ? Optional.of(new FieldProblem(field, "CONTROL_CHARACTERS", List.of()))
        : Optional.empty();
  }

  /** Without blanks around it; null counts as empty. */
  public static String stripped(String typed) {
    return typed == null ? "" : typed.strip();
  }
}
