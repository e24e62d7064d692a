package dev.connections.account;

import dev.connections.console.FieldProblem;
import dev.connections.platform.PlainText;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name that a person signs in with.
 *
 * @param text as shown
 * @param normalized as compared: what looks alike by NFKC and case is one name
 */
record PersonName(String text, String normalized) {
  private static final int LONGEST = 100;

  static PersonName of(String typed) {
    // PostgreSQL takes every character but this one, even to look for; no name holds either.
    String storable = typed.replace('\u0000', '\u001a');
    String text = Normalizer.normalize(storable, Normalizer.Form.NFKC).strip();
    return new PersonName(text, text.toLowerCase(Locale.ROOT));
  }

  /** What is wrong with it, for a new account. */
  Optional<FieldProblem> problem() {
    if (text.isEmpty()) {
      return Optional.of(new FieldProblem("name", "MISSING", List.of()));
    }
    if (normalized.length() > LONGEST || text.length() > LONGEST) {
      return Optional.of(new FieldProblem("name", "TOO_LONG", List.of(String.valueOf(LONGEST))));
    }
    boolean odd = text.codePoints().anyMatch(PlainText::isInvisible);
    boolean reserved = "anonymous".equals(normalized) || "system".equals(normalized);
    return odd || reserved
        ? Optional.of(new FieldProblem("name", "NOT_ALLOWED", List.of()))
        : Optional.empty();
  }
}
