package dev.connections.profile;

import dev.connections.console.FieldProblem;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.workloads.ClientIdForm;
import dev.connections.platform.InputRules;
import dev.connections.platform.NameRules;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.OrganizationResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the fields of a profile may hold, as far as it shows without a look at other profiles or at
 * the provider. Collects every problem, so that a person hears of all of them at once.
 */
final class FieldRules {
  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LONGEST_DOMAIN = 255;

  /** A page's address, out of which the organization is offered, is longer than its domain. */
  private static final int LONGEST_ADDRESS = 2_000;

  private final ProfileFields typed;
  private final List<FieldProblem> problems = new ArrayList<>();
  private String host;

  private FieldRules(ProfileFields typed) {
    this.typed = typed;
  }

  /**
   * @param resolver of the chosen workload; empty when there is none
   * @param clientIds what its client IDs look like
   */
  static FieldRules check(
      ProfileFields typed, Optional<OrganizationResolver> resolver, ClientIdForm clientIds) {
    FieldRules rules = new FieldRules(typed);
    rules.checkName();
    rules.checkDescription();
    rules.checkDomain(resolver);
    rules.checkClientId(clientIds);
    return rules;
  }

  /**
   * Of a system application: its organization and client id were told by the provider and by the
   * operator.
   */
  static FieldRules ofSystem(ProfileFields fields) {
    FieldRules rules = new FieldRules(fields);
    rules.checkName();
    rules.host = fields.domain().isEmpty() ? null : fields.domain();
    return rules;
  }

  List<FieldProblem> problems() {
    return problems;
  }

  /** Null when the domain cannot be an organization's. */
  String host() {
    return host;
  }

  /** What would be stored; only to be used when there is no problem. */
  ProfileFields checked() {
    return new ProfileFields(
        InputRules.stripped(typed.name()),
        InputRules.stripped(typed.description()),
        typed.workload(),
        host == null ? InputRules.meant(typed.domain()) : host,
        InputRules.meant(typed.clientId()));
  }

  private void checkName() {
    NameRules.wrong("name", typed.name()).ifPresent(problems::add);
  }

  private void checkDescription() {
    InputRules.optional("description", typed.description(), LONGEST_DESCRIPTION)
        .ifPresent(problems::add);
  }

  private void checkDomain(Optional<OrganizationResolver> resolver) {
    if (typed.workload() == null) {
      problem("workload", "EMPTY");
    } else if (resolver.isEmpty()) {
      problem("workload", "NOT_SUPPORTED", typed.workload().id());
    }
    if (InputRules.meant(typed.domain()).isEmpty()) {
      problem("domain", "EMPTY");
    } else if (typed.domain().length() > LONGEST_ADDRESS) {
      problem("domain", "TOO_LONG", String.valueOf(LONGEST_DOMAIN));
    } else if (resolver.isPresent()) {
      try {
        host = resolver.get().normalizeDomain(typed.domain());
      } catch (DomainRefusedException refused) {
        problems.add(new FieldProblem("domain", refused.code(), refused.details()));
      }
    }
  }

  private void checkClientId(ClientIdForm clientIds) {
    Optional<FieldProblem> wrong = InputRules.clientId("clientId", typed.clientId());
    String id = InputRules.meant(typed.clientId());
    if (wrong.isPresent()) {
      problems.add(wrong.get());
    } else if (clientIds.certain() && !clientIds.fits(id)) {
      problem("clientId", "MALFORMED");
    } else if (id.equalsIgnoreCase(host)) {
      problem("clientId", "ORGANIZATION");
    }
  }

  private void problem(String field, String code, String... details) {
    problems.add(new FieldProblem(field, code, List.of(details)));
  }
}
