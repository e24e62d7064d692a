package dev.connections.onboarding;

import dev.connections.api.ApplicationType;
import dev.connections.application.ConnectionApplications;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.platform.InputRules;
import dev.connections.platform.NameRules;
import dev.connections.provider.CustomApplications;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What each step of the wizard asks for before the next one. Used in a transaction. */
@ApplicationScoped
class WizardRules {
  @Inject private CustomApplications customApplications;
  @Inject private ConnectionDirectory connections;
  @Inject private ConnectionApplications applications;
  @Inject private WizardProfileDrafts profileDrafts;

  void refuse(List<FieldProblem> problems) throws InvalidFieldsException {
    if (!problems.isEmpty()) {
      throw new InvalidFieldsException(problems);
    }
  }

  /** The problems of the first step before this one that has any. */
  List<FieldProblem> before(WizardStep step, WizardDraft draft) {
    if (step == WizardStep.BASICS) {
      return List.of();
    }
    List<FieldProblem> basics = basics(draft);
    if (!basics.isEmpty()) {
      return basics;
    }
    if (draft.organization() == null) {
      return List.of(problem("organization", "NOT_FOUND_YET"));
    }
    return step.compareTo(WizardStep.CONSENT) < 0 ? List.of() : appDetails(draft);
  }

  WizardStep furthest(WizardDraft draft) {
    if (!before(WizardStep.CAPABILITIES, draft).isEmpty()) {
      return WizardStep.BASICS;
    }
    return appDetails(draft).isEmpty() ? WizardStep.REVIEW : WizardStep.APP_DETAILS;
  }

  /** All that can be said without asking the provider. */
  List<FieldProblem> basics(WizardDraft draft) {
    if (draft.connectionId() != null) {
      return List.of();
    }
    Basics typed = draft.basics();
    List<FieldProblem> problems = new ArrayList<>();
    name("name", typed.name(), name -> connections.sameName(name, draft.savesAs()))
        .ifPresent(problems::add);
    if (typed.type() != ApplicationType.CUSTOM) {
      problems.add(problem("type", "NOT_OFFERED"));
    }
    Optional<OrganizationResolver> resolver = customApplications.at(typed.workload());
    if (resolver.isEmpty()) {
      problems.add(problem("workload", typed.workload() == null ? "EMPTY" : "NOT_OFFERED"));
    } else if (InputRules.meant(typed.organization()).isEmpty()) {
      problems.add(problem("organization", "EMPTY"));
    } else {
      organization(resolver.get(), typed.organization()).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<FieldProblem> organization(OrganizationResolver resolver, String typed) {
    try {
      resolver.normalizeDomain(typed);
      return Optional.empty();
    } catch (DomainRefusedException refused) {
      return Optional.of(new FieldProblem("organization", refused.code(), refused.details()));
    }
  }

  List<FieldProblem> appDetails(WizardDraft draft) {
    List<FieldProblem> problems = new ArrayList<>();
    name("applicationName", draft.applicationName(), name -> inConnection(draft, name))
        .ifPresent(problems::add);
    if (draft.profileId() != null && applications.uses(draft.profileId())) {
      problems.add(problem("profile", "IN_USE"));
    }
    Organization known = draft.organization();
    if (known != null && known.id().equalsIgnoreCase(InputRules.meant(draft.clientId()))) {
      problems.add(problem("clientId", "ORGANIZATION"));
    }
    profileDrafts.problems(draft).stream()
        .filter(p -> !p.field().equals("name") && !problems.contains(p))
        .forEach(problems::add);
    return problems;
  }

  private Optional<String> inConnection(WizardDraft draft, String name) {
    return draft.connectionId() == null
        ? Optional.empty()
        : applications.sameName(draft.connectionId(), name);
  }

  /**
   * @param other finds the one that has the name already
   */
  private static Optional<FieldProblem> name(
      String field, String typed, Function<String, Optional<String>> other) {
    Optional<FieldProblem> wrong = NameRules.wrong(field, typed);
    return wrong.isPresent()
        ? wrong
        : other.apply(InputRules.stripped(typed)).map(taken -> problem(field, "TAKEN", taken));
  }

  static FieldProblem problem(String field, String code, String... details) {
    return new FieldProblem(field, code, List.of(details));
  }
}
