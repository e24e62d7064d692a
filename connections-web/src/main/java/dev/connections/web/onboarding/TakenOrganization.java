package dev.connections.web.onboarding;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** The connection that the wizard's organization has already, and what can be done about it. */
@Named
@ViewScoped
public class TakenOrganization implements Serializable {
  private static final String TEXT = "wizardText";

  @EJB private OrganizationConnections connections;
  @Inject private Messages messages;
  @Inject private WizardWording wording;

  private String connectionId;
  private String connectionName;
  private boolean removed;
  private String typedName = "";

  void note(OrganizationTakenException taken) {
    connectionId = taken.connectionId();
    connectionName = taken.connectionName();
    removed = taken.removed();
  }

  void forget() {
    connectionId = null;
  }

  /** Takes its removal back, and goes to it. */
  public String restore() {
    try {
      connections.restore(connectionId);
      messages.inform(TEXT, "taken.restored", connectionName);
      return messages.keptFor(WizardAddress.done(connectionId));
    } catch (UnknownConnectionException gone) {
      forget();
      messages.inform(TEXT, "taken.gone", connectionName);
      return null;
    }
  }

  /** Makes room for a new one. */
  public void deleteForGood() {
    try {
      connections.deleteForGood(connectionId, typedName);
      messages.inform(TEXT, "taken.deleted", connectionName);
      forget();
    } catch (UnknownConnectionException goneAlready) {
      messages.inform(TEXT, "taken.deleted", connectionName);
      forget();
    } catch (InvalidFieldsException wrong) {
      refuse(wrong.problems().get(0));
    }
  }

  private void refuse(FieldProblem problem) {
    if (problem.field().equals("name")) {
      messages.refuseAt("takenName", TEXT, "taken.otherName", connectionName);
    } else {
      removed = false;
      messages.inform(TEXT, "taken.inUse", connectionName);
    }
  }

  /** Null while the organization has none, as far as is known. */
  public String getConnectionId() {
    return connectionId;
  }

  public String getConnectionName() {
    return connectionName;
  }

  /** Why the wizard cannot go on with it, and what an administrator can do. */
  public String getReason() {
    return wording.refusal(new OrganizationTakenException(connectionId, connectionName, removed));
  }

  public boolean isRemoved() {
    return removed;
  }

  public String getTypedName() {
    return typedName;
  }

  public void setTypedName(String typedName) {
    this.typedName = typedName;
  }
}
