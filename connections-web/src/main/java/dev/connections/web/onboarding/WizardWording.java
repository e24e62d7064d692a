package dev.connections.web.onboarding;

import dev.connections.api.Workload;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import dev.connections.words.Sentences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The texts of the wizard that are about a workload or an organization. */
@Named
@RequestScoped
public class WizardWording {
  private static final String TEXT = "wizardText";

  @Inject private Messages messages;
  @Inject private Sentences sentences;

  /** A sentence in the words of the workload's provider, where it has them. */
  public String of(String key, Workload workload) {
    return messages.about(workload, TEXT, key);
  }

  /** Why the wizard cannot go on with an organization. */
  String refusal(OrganizationTakenException taken) {
    return sentences.refusal(Form.WIZARD, taken, null);
  }
}
