package dev.connections.web.onboarding;

import dev.connections.api.ConnectionsException;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.omnifaces.cdi.Param;

/** Opens the wizard for what the address names: a connection, a profile, or nothing yet. */
@RequestScoped
class WizardOpening {
  @EJB private ConnectionDrafts drafts;
  @Inject private Messages messages;
  @Inject @Param private String connection;
  @Inject @Param private String profile;

  /** Answers where to go on. */
  String open() {
    try {
      ConnectionDraft draft = draft();
      return WizardAddress.of(draft.id(), draft.step());
    } catch (TooManyDraftsException
        | UnknownConnectionException
        | UnknownProfileException
        | ProfileInUseException refused) {
      messages.refuse(Form.WIZARD, refused);
    } catch (ConnectionsException other) {
      throw new IllegalStateException(other);
    }
    return messages.keptFor(WizardAddress.LIST);
  }

  private ConnectionDraft draft() throws ConnectionsException {
    if (given(connection)) {
      return drafts.addApplication(connection);
    }
    return given(profile) ? drafts.fromProfile(profile) : drafts.create();
  }

  private static boolean given(String parameter) {
    return parameter != null && !parameter.isEmpty();
  }
}
