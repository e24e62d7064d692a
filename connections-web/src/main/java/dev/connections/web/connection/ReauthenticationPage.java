package dev.connections.web.connection;

import dev.connections.api.ConnectionsException;
import dev.connections.api.UnknownConnectionException;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.grant.Grants;
import dev.connections.console.grant.Grants.Renewal;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/**
 * Gives a system application another grant: the service account signs in, what that gives is
 * tested, and only then and by a person it takes the place of the grant that is in use.
 */
@Named
@ViewScoped
public class ReauthenticationPage implements Serializable {
  private static final String TEXT = "grantText";

  @EJB private Grants grants;
  @EJB private ProfileDrafts drafts;
  @EJB private OrganizationConnections connections;
  @Inject private Messages messages;

  private String applicationId;
  private transient Renewal renewal;
  private transient ConnectionDetails connection;

  /** Shows it; what is not there, or signs in otherwise, looks like any page that is not there. */
  public void load() {
    if (getApplication() == null) {
      messages.notFound();
    }
  }

  private void read() {
    try {
      renewal = grants.renewal(applicationId);
      connection = connections.get(renewal.connectionId());
    } catch (UnknownApplicationException | UnknownConnectionException gone) {
      renewal = null;
      connection = null;
    }
  }

  /** Ends the trip of which the answer came back. */
  public void finish() {
    trying(() -> grants.finish(draftId()));
  }

  /** Uses the account that signed in, although it is another one than before. */
  public void confirm() {
    trying(() -> grants.confirm(draftId()));
  }

  public void verify() {
    trying(() -> drafts.verify(draftId()));
  }

  /** For the poll while a verification runs. */
  public void watch() {
    read();
  }

  /** Takes the new grant into use; answers the page of the connection. */
  public String use(boolean evenIfNotWorking) {
    String account = getDraft() == null ? "" : getDraft().credential().thumbprint();
    if (!trying(() -> grants.take(draftId(), evenIfNotWorking))) {
      return null;
    }
    messages.inform(TEXT, "renewal.used", account);
    return messages.keptFor(back());
  }

  /** Gives the new grant up. */
  public String discard() {
    if (getDraft() != null) {
      grants.discard(getDraft().id());
      messages.inform(TEXT, "renewal.discarded");
    }
    return messages.keptFor(back());
  }

  private boolean trying(Try work) {
    boolean done = false;
    try {
      work.run();
      done = true;
    } catch (NotVerifiedException | DraftGoneException refused) {
      messages.refuse(Form.WIZARD, refused);
    } catch (ChangedMeanwhileException refused) {
      messages.refuse(Form.CONNECTION, refused);
    } catch (ConnectionsException refused) {
      messages.refuse(Form.PROFILE, refused);
    }
    read();
    return done;
  }

  private String draftId() throws DraftGoneException {
    if (getDraft() == null) {
      throw new DraftGoneException();
    }
    return getDraft().id();
  }

  private String back() {
    return connection == null
        ? "/connections/connections?faces-redirect=true"
        : "/connections/connection?faces-redirect=true&id=" + connection.id();
  }

  public String getApplicationId() {
    return applicationId;
  }

  public void setApplicationId(String applicationId) {
    this.applicationId = applicationId;
  }

  /** Null when it is not there. */
  public Renewal getRenewal() {
    if (renewal == null && applicationId != null) {
      read();
    }
    return renewal;
  }

  /** The profile with the new grant; null before a person was first sent to sign in. */
  public ProfileDraft getDraft() {
    return getRenewal() == null ? null : renewal.draft();
  }

  public ConnectionDetails getConnection() {
    return getRenewal() == null ? null : connection;
  }

  /** With the grant that it has now; null when it is not there. */
  public ApplicationDetails getApplication() {
    return getConnection() == null
        ? null
        : connection.applications().stream()
            .filter(one -> one.id().equals(applicationId))
            .findFirst()
            .orElse(null);
  }

  /** What the service may refuse. */
  private interface Try {
    void run() throws ConnectionsException;
  }
}
