package dev.connections.web.onboarding;

import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The connections that a person began to add and left, to go on with. */
@Named
@RequestScoped
public class WizardDrafts {
  private static final String TEXT = "wizardText";

  @EJB private ConnectionDrafts drafts;
  @Inject private Messages messages;
  @Inject private WizardPaths paths;

  private List<ConnectionDraft> list;

  public List<ConnectionDraft> getList() {
    if (list == null) {
      list = drafts.open();
    }
    return list;
  }

  /** What it is to become. */
  public String title(ConnectionDraft draft) {
    String name = draft.basics().name();
    if (draft.connectionId() != null) {
      return messages.sentence(TEXT, "draft.application", name);
    }
    return name.isBlank() ? messages.sentence(TEXT, "draft.new") : name;
  }

  /** How far it is. */
  public String place(ConnectionDraft draft) {
    String step = messages.sentence(TEXT, "step." + draft.step());
    WizardPath path = paths.of(draft);
    return messages.sentence(
        TEXT, "draft.step", path.number(draft.step()), path.steps().size(), step);
  }

  public String discard(String id) {
    drafts.discard(id);
    messages.inform(TEXT, "discarded");
    return messages.keptFor(WizardAddress.LIST);
  }
}
