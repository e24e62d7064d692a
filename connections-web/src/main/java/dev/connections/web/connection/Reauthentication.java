package dev.connections.web.connection;

import dev.connections.api.ApplicationType;
import dev.connections.api.UnknownProfileException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Gives an application a new key, certificate or secret: a draft of its profile, in the panel of
 * the profiles tab, which comes back here. The stored one counts until the new one is verified and
 * saved, and stays beside it until a person drops it.
 */
@Named
@RequestScoped
public class Reauthentication {
  @EJB private ProfileDrafts drafts;
  @Inject private ConnectionView shown;
  @Inject private Messages messages;
  @Inject private AskedApplication asked;

  public String start() {
    return start(asked.profileId(), shown.getId());
  }

  /** The page on which an application of a connection gets what it signs in with. */
  public String start(ApplicationDetails application, String connectionId) {
    if (application.type() == ApplicationType.SYSTEM) {
      return "/connections/reauthenticate?faces-redirect=true&application=" + application.id();
    }
    return application.profile() == null
        ? page(connectionId)
        : start(application.profile().id(), connectionId);
  }

  private String start(String profileId, String connectionId) {
    try {
      return "/profiles/profiles?faces-redirect=true&draft="
          + drafts.edit(profileId).id()
          + "&connection="
          + connectionId;
    } catch (UnknownProfileException gone) {
      messages.refuse(Form.CONNECTION, gone);
    } catch (TooManyDraftsException refused) {
      messages.refuse(Form.PROFILE, refused);
    }
    return messages.keptFor(page(connectionId));
  }

  private static String page(String connectionId) {
    return "/connections/connection?faces-redirect=true&id=" + connectionId;
  }
}
