package dev.connections.platform;

import dev.connections.console.FieldProblem;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people may call things, and when two names are the same name. */
public final class NameRules {
  /** In characters as typed; the columns of names hold as many. */
  public static final int LONGEST = 100;

  /** What a column holds: some characters become many (U+FDFA becomes eighteen). */
  private static final int LONGEST_NORMALIZED = 200;

  private NameRules() {}

  /** One form for all cases, widths and compositions (NFKC) and for any run of blanks. */
  public static String normalized(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }

  /** What a search for this looks for in what holds normalized names; null counts as empty. */
  public static String searched(String text) {
    return normalized(InputRules.sought(text));
  }

  /**
   * What is wrong with a name, whoever else may have it: {@code EMPTY}, {@code TOO_LONG} ({0} is
   * the most characters) or {@code CONTROL_CHARACTERS}; empty when nothing is.
   *
   * @param typed null counts as empty
   */
  public static Optional<FieldProblem> wrong(String field, String typed) {
    String name = InputRules.stripped(typed);
    if (normalized(name).isEmpty()) {
      return Optional.of(new FieldProblem(field, "EMPTY", List.of()));
    }
    if (name.length() > LONGEST || normalized(name).length() > LONGEST_NORMALIZED) {
      return Optional.of(new FieldProblem(field, "TOO_LONG", List.of(String.valueOf(LONGEST))));
    }
    return PlainText.hasUnseen(name)
        ? Optional.of(new FieldProblem(field, "CONTROL_CHARACTERS", List.of()))
        : Optional.empty();
  }
}
