package dev.connections.web.connection;

import dev.connections.api.ConnectionsException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Makes changes that a service may refuse, and says why it did. */
@RequestScoped
class ConnectionChanges {
  private static final String TEXT = "connectionText";

  /** Problems of the connection as a whole stand beside no field. */
  private static final String NO_FIELD = "connection";

  @Inject private Messages messages;

  @Inject private ConnectionView shown;

  /**
   * Makes a change and shows the page anew, with what became of it.
   *
   * @param form starts the ids of its fields, such as {@code rename} for {@code renameName}
   * @param done the key of the sentence for success
   * @return where to go on; null to correct fields
   */
  String make(Change change, String form, String done, Object... values) {
    try {
      change.make();
      messages.inform(TEXT, done, values);
    } catch (InvalidFieldsException invalid) {
      invalid.problems().forEach(problem -> tell(form, problem));
      boolean aboutAField = invalid.problems().stream().noneMatch(p -> NO_FIELD.equals(p.field()));
      return aboutAField ? null : messages.keptFor(shown.here());
    } catch (ConnectionsException refused) {
      return refused(refused);
    }
    return messages.keptFor(shown.here());
  }

  /** Shows the page anew, with why nothing was changed. */
  String refused(ConnectionsException refused) {
    messages.refuse(Form.CONNECTION, refused);
    return messages.keptFor(shown.here());
  }

  private void tell(String form, FieldProblem problem) {
    String field = problem.field();
    String id =
        form + field.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + field.substring(1);
    messages.refuseAt(NO_FIELD.equals(field) ? null : id, Form.CONNECTION, problem, null);
  }

  /** A change that a service makes or refuses. */
  interface Change {
    void make() throws ConnectionsException;
  }
}
