package dev.connections.web.connections;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Takes removals back, or ends what was removed. */
@Named
@ViewScoped
public class RemovedConnections implements Serializable {
  private static final String TEXT = "listsText";

  @EJB private OrganizationConnections connections;
  @Inject private Messages messages;

  private String id;
  private String name;
  private String typedName;

  public void restore(String connectionId, String connectionName) {
    try {
      connections.restore(connectionId);
      messages.inform(TEXT, "restored", connectionName);
    } catch (UnknownConnectionException gone) {
      messages.refuse(TEXT, "gone", connectionName);
    }
  }

  /** Opens the question whether to delete it for good. */
  public void ask(String connectionId, String connectionName) {
    id = connectionId;
    name = connectionName;
    typedName = "";
  }

  public void deleteForGood() {
    try {
      connections.deleteForGood(id, typedName);
      messages.inform(TEXT, "deletedForGood", name);
    } catch (UnknownConnectionException gone) {
      messages.inform(TEXT, "gone", name);
    } catch (InvalidFieldsException invalid) {
      FieldProblem problem = invalid.problems().get(0);
      if (problem.field().equals("name")) {
        messages.refuseAt("typedName", TEXT, "problem.typedName", name);
      } else {
        messages.refuse(TEXT, "problem.notRemoved", name);
      }
    }
  }

  public String getQuestion() {
    return name == null ? "" : messages.sentence(TEXT, "endQuestion", name);
  }

  public String getTypedName() {
    return typedName;
  }

  public void setTypedName(String typedName) {
    this.typedName = typedName;
  }
}
