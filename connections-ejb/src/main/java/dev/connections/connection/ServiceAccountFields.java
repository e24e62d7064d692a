package dev.connections.connection;

import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.platform.InputRules;
import java.util.ArrayList;
import java.util.List;

/** What a person says of a service account, checked. */
record ServiceAccountFields(String accountName, String roleName, String note) {

  /**
   * @throws InvalidFieldsException with every field that is wrong: {@code accountName}, {@code
   *     roleName} or {@code note}
   */
  static ServiceAccountFields checked(String accountName, String roleName, String note)
      throws InvalidFieldsException {
    List<FieldProblem> problems = new ArrayList<>();
    InputRules.needed("accountName", InputRules.named(accountName), 255).ifPresent(problems::add);
    InputRules.optional("roleName", roleName, 100).ifPresent(problems::add);
    InputRules.optional("note", note, 500).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new InvalidFieldsException(problems);
    }
    return new ServiceAccountFields(
        InputRules.named(accountName), InputRules.stripped(roleName), InputRules.stripped(note));
  }
}
