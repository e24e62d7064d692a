package dev.connections.connector;

import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkRequest;
import dev.connections.console.FieldProblem;
import dev.connections.platform.InputRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a link is given, checked. */
record LinkFields(String reference, String name, String kind, Set<String> needs) {
  private static final int LONGEST = 200;
  private static final int LONGEST_KIND = 100;

  /**
   * @param known codes of the capabilities that the workload has
   * @throws InvalidRequestException with everything that is wrong
   */
  static LinkFields checked(LinkRequest wanted, Set<String> known) throws InvalidRequestException {
    Map<String, String> problems = new LinkedHashMap<>();
    tell(problems, InputRules.needed("connectorId", wanted.connectorId(), LONGEST));
    tell(problems, InputRules.needed("name", wanted.name(), LONGEST));
    tell(problems, InputRules.optional("kind", wanted.kind(), LONGEST_KIND));
    Set<String> unknown = new TreeSet<>(wanted.needs());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      problems.put("needs", "The workload has no capability " + String.join(", ", unknown) + ".");
    }
    if (!problems.isEmpty()) {
      throw new InvalidRequestException(problems);
    }
    return new LinkFields(
        InputRules.stripped(wanted.connectorId()),
        InputRules.stripped(wanted.name()),
        InputRules.stripped(wanted.kind()),
        new TreeSet<>(wanted.needs()));
  }

  /** Other needs of the same link. */
  static LinkFields changed(LinkRow link, Set<String> needs, Set<String> known)
      throws InvalidRequestException {
    return checked(
        LinkRequest.of(link.reference(), link.connectionId())
            .named(link.name())
            .kind(link.kind())
            .needing(needs),
        known);
  }

  private static void tell(Map<String, String> problems, Optional<FieldProblem> found) {
    found.ifPresent(problem -> problems.put(problem.field(), InputRules.sentence(problem)));
  }
}
