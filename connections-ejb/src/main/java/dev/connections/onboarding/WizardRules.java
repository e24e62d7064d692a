package dev.connections.onboarding;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.application.ConnectionApplications;
import dev.connections.capability.Catalog;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.ConnectionDrafts.SystemOffer;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.workloads.SystemView;
import dev.connections.platform.InputRules;
import dev.connections.platform.NameRules;
import dev.connections.provider.CustomApplications;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationResolver;
import dev.connections.provider.ProviderAdapters;
import dev.connections.provider.SystemApplications;
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
  @Inject private SystemApplications systemApplications;
  @Inject private ProviderAdapters adapters;
  @Inject private Catalog catalog;
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
    if (draft.organization() == null && isOrganizationEntered(draft)) {
      return List.of(problem("organization", "NOT_FOUND_YET"));
    }
    if (step.compareTo(WizardStep.CONSENT) < 0) {
      return List.of();
    }
    return draft.ofSystem() ? signIn(draft) : appDetails(draft);
  }

  WizardStep furthest(WizardDraft draft) {
    if (!before(WizardStep.CAPABILITIES, draft).isEmpty()) {
      return WizardStep.BASICS;
    }
    if (!before(WizardStep.REVIEW, draft).isEmpty()) {
      return draft.ofSystem() ? WizardStep.SIGN_IN : WizardStep.APP_DETAILS;
    }
    return WizardStep.REVIEW;
  }

  /** What a page of consent needs, and nothing that expires before. */
  List<FieldProblem> consent(WizardDraft draft) {
    List<FieldProblem> before = before(WizardStep.ACCOUNT, draft);
    if (!before.isEmpty()) {
      return before;
    }
    return InputRules.clientIdOrEmpty(draft.clientId()).isEmpty()
        ? List.of(problem("clientId", "EMPTY"))
        : List.of();
  }

  /** Whether a person says which organization, before anything else is known of it. */
  boolean isOrganizationEntered(WizardDraft draft) {
    return draft.connectionId() == null
        && (!draft.ofSystem() || isOrganizationAsked(draft.basics().workload()));
  }

  private boolean isOrganizationAsked(Workload workload) {
    SystemView system = workload == null ? null : catalog.workload(workload).system();
    return system != null && system.organizationAsked();
  }

  /** A system application has its client id from the operator, and its credential from a person. */
  private List<FieldProblem> signIn(WizardDraft draft) {
    if (draft.organization() == null || draft.clientId().isEmpty()) {
      return List.of(problem("signIn", "EMPTY"));
    }
    return appDetails(draft).stream()
        .map(p -> p.field().equals("key") ? problem("signIn", p.code()) : p)
        .toList();
  }

  /** All that can be said without asking the provider. */
  List<FieldProblem> basics(WizardDraft draft) {
    Basics typed = draft.basics();
    List<FieldProblem> problems = new ArrayList<>();
    if (draft.connectionId() == null) {
      name("name", typed.name(), name -> connections.sameName(name, draft.savesAs()))
          .ifPresent(problems::add);
    }
    offered(typed).or(() -> second(draft)).ifPresent(problems::add);
    if (isOrganizationEntered(draft) && problems.stream().noneMatch(WizardRules::isOfChoice)) {
      organization(typed).ifPresent(problems::add);
    }
    return problems;
  }

  private static boolean isOfChoice(FieldProblem problem) {
    return problem.field().equals("workload") || problem.field().equals("type");
  }

  /** The platform's application is one, and is there once for each organization. */
  private Optional<FieldProblem> second(WizardDraft draft) {
    return draft.ofSystem()
            && draft.connectionId() != null
            && applications.hasSystem(draft.connectionId())
        ? Optional.of(problem("type", "THERE_ALREADY"))
        : Optional.empty();
  }

  /** Whether there is such an application of this workload. */
  private Optional<FieldProblem> offered(Basics typed) {
    Workload workload = typed.workload();
    if (workload == null) {
      return Optional.of(problem("workload", "EMPTY"));
    }
    boolean custom = customApplications.at(workload).isPresent();
    SystemOffer system = systemApplications.offer(workload);
    if (!custom && system == SystemOffer.NONE) {
      return Optional.of(problem("workload", "NOT_OFFERED"));
    }
    if (typed.type() == ApplicationType.SYSTEM) {
      return system == SystemOffer.OFFERED
          ? Optional.empty()
          : Optional.of(problem("type", system == SystemOffer.NONE ? "NOT_OFFERED" : "NOT_SET_UP"));
    }
    return typed.type() == ApplicationType.CUSTOM && custom
        ? Optional.empty()
        : Optional.of(problem("type", "NOT_OFFERED"));
  }

  private Optional<FieldProblem> organization(Basics typed) {
    if (InputRules.meant(typed.organization()).isEmpty()) {
      return Optional.of(problem("organization", "EMPTY"));
    }
    return adapters
        .find(typed.workload(), OrganizationResolver.class)
        .flatMap(resolver -> organization(resolver, typed.organization()));
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
