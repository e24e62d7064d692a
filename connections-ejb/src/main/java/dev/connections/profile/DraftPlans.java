package dev.connections.profile;

import dev.connections.api.ApplicationType;
import dev.connections.capability.Catalog;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.workloads.ClientIdForm;
import dev.connections.provider.CustomApplications;
import dev.connections.provider.OrganizationResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Lays drafts beside what is stored. Used in a transaction of the caller. */
@ApplicationScoped
class DraftPlans {
  @Inject private CustomApplications applications;
  @Inject private Catalog catalog;
  @Inject private ProfileRows profiles;
  @Inject private DraftRows drafts;
  @Inject private ProfileNeeds needs;

  ProfileChange of(Draft draft) {
    StoredProfile stored =
        draft.profileId() == null ? null : profiles.stored(draft.profileId()).orElse(null);
    ProfileFields typed = draft.fields();
    FieldRules rules =
        draft.type() == ApplicationType.SYSTEM ? FieldRules.ofSystem(typed) : check(typed);
    return new ProfileChange(
        rules, stored, drafts.candidate(draft.id()).orElse(null), needs.of(draft, stored));
  }

  private FieldRules check(ProfileFields typed) {
    Optional<OrganizationResolver> resolver = applications.at(typed.workload());
    ClientIdForm clientIds =
        resolver.isEmpty() ? ClientIdForm.ANY : catalog.workload(typed.workload()).clientIds();
    return FieldRules.check(typed, resolver, clientIds);
  }

  /**
   * The plan of a draft that could be stored.
   *
   * @throws InvalidFieldsException with every field that is wrong
   */
  ProfileChange checked(Draft draft) throws InvalidFieldsException {
    ProfileChange plan = of(draft);
    List<FieldProblem> problems = plan.problems();
    ProfileFields fields = plan.fields();
    if (draft.type() == ApplicationType.CUSTOM) {
      checkKind(plan).ifPresent(problems::add);
    }
    if (problems.stream().noneMatch(p -> p.field().equals("name"))) {
      profiles
          .sameName(fields.name(), draft.savesAs())
          .ifPresent(other -> problems.add(new FieldProblem("name", "TAKEN", List.of(other))));
    }
    if (problems.stream().noneMatch(p -> p.field().matches("domain|clientId|workload"))) {
      profiles
          .sameApplication(fields, draft.savesAs())
          .ifPresent(other -> problems.add(inUse(other)));
    }
    if (!problems.isEmpty()) {
      throw new InvalidFieldsException(problems);
    }
    return plan;
  }

  /** A credential may have been entered before the workload was chosen. */
  private Optional<FieldProblem> checkKind(ProfileChange plan) {
    return Optional.ofNullable(plan.key())
        .map(ProfileKey::credentialKind)
        .filter(
            kind ->
                applications.at(plan.fields().workload()).isPresent()
                    && !catalog.workload(plan.fields().workload()).credentialKinds().contains(kind))
        .map(kind -> new FieldProblem("key", "KIND_NOT_SUPPORTED", List.of()));
  }

  /** Another profile signs in as the same application already. */
  static FieldProblem inUse(String otherName) {
    return new FieldProblem("clientId", "IN_USE", List.of(otherName));
  }
}
