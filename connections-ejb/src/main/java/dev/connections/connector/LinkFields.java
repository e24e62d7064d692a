package dev.connections.connector;

import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.platform.InputRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a link is given, checked. */
record LinkFields(String reference, String name, Set<String> needs) {
  private static final int LONGEST = 200;

  /**
   * @throws InvalidFieldsException with every field that is wrong
   */
  static LinkFields checked(
      String reference, String name, Collection<String> needs, Set<String> known)
      throws InvalidFieldsException {
    Set<String> codes = new TreeSet<>(needs);
    Set<String> unknown = new TreeSet<>(codes);
    unknown.removeAll(known);
    List<FieldProblem> problems = new ArrayList<>();
    InputRules.needed("reference", reference, LONGEST).ifPresent(problems::add);
    InputRules.needed("name", name, LONGEST).ifPresent(problems::add);
    if (!unknown.isEmpty()) {
      problems.add(new FieldProblem("needs", "UNKNOWN", List.of(String.join(", ", unknown))));
    }
    if (!problems.isEmpty()) {
      throw new InvalidFieldsException(problems);
    }
    return new LinkFields(InputRules.stripped(reference), InputRules.stripped(name), codes);
  }
}
