package dev.connections.web.onboarding;

import dev.connections.api.ConnectionsException;
import dev.connections.api.Workload;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the person what stands in the way of the wizard's next step. */
@RequestScoped
class WizardRefusals {
  /** Where each field is. */
  private static final Map<String, WizardStep> STEPS =
      Map.of(
          "name", WizardStep.BASICS,
          "workload", WizardStep.BASICS,
          "type", WizardStep.BASICS,
          "organization", WizardStep.BASICS,
          "capabilities", WizardStep.CAPABILITIES,
          "applicationName", WizardStep.APP_DETAILS,
          "clientId", WizardStep.APP_DETAILS,
          "key", WizardStep.APP_DETAILS,
          "profile", WizardStep.APP_DETAILS,
          "consent", WizardStep.CONSENT);

  /** Where the same is for a system application, which has no app to describe. */
  private static final Map<String, WizardStep> OF_SYSTEM =
      Map.of(
          "capabilities", WizardStep.ACCOUNT,
          "applicationName", WizardStep.SIGN_IN,
          "clientId", WizardStep.SIGN_IN,
          "key", WizardStep.SIGN_IN,
          "profile", WizardStep.SIGN_IN,
          "signIn", WizardStep.SIGN_IN);

  @Inject private Messages messages;
  @Inject private KnownWorkloads workloads;
  @Inject private TakenOrganization taken;

  /**
   * Answers the step that holds what is wrong, when it is another than the one that is shown; empty
   * too when the draft is gone.
   */
  Optional<WizardStep> tell(ConnectionsException refused, WizardStep shown, WizardForm form) {
    if (refused instanceof InvalidFieldsException invalid) {
      return tell(invalid.problems(), shown, form);
    }
    if (refused instanceof OrganizationTakenException other) {
      taken.note(other);
    } else if (refused instanceof DraftGoneException) {
      messages.refuse(Form.WIZARD, refused);
    } else {
      throw new IllegalStateException(refused);
    }
    return Optional.empty();
  }

  /** Asks a person to look again at an ID that could be one, and is probably not. */
  void questionClientId(Workload workload, String typed) {
    if (workloads.isUnusualClientId(workload, typed)) {
      messages.warnAt("clientId", messages.about(workload, "profilesText", "clientId.unusual"));
    }
  }

  private Optional<WizardStep> tell(
      List<FieldProblem> problems, WizardStep shown, WizardForm form) {
    Workload workload = form.getWorkload();
    Optional<WizardStep> elsewhere = Optional.empty();
    for (FieldProblem problem : problems) {
      WizardStep step = place(problem, form.isSystem()).orElse(shown);
      if (step == shown) {
        messages.refuseAt(field(problem), Form.WIZARD, problem, workload);
      } else {
        messages.refuseAt(null, Form.WIZARD, problem, workload);
        elsewhere = elsewhere.or(() -> Optional.of(step));
      }
    }
    return elsewhere;
  }

  private static Optional<WizardStep> place(FieldProblem problem, boolean system) {
    Optional<WizardStep> own =
        system ? Optional.ofNullable(OF_SYSTEM.get(field(problem))) : Optional.empty();
    return own.or(() -> Optional.ofNullable(STEPS.get(field(problem))));
  }

  /** The profile behind the app calls the organization its domain. */
  private static String field(FieldProblem problem) {
    return problem.field().equals("domain") ? "organization" : problem.field();
  }
}
