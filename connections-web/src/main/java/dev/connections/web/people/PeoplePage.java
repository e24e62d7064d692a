package dev.connections.web.people;

import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Role;
import dev.connections.console.people.People;
import dev.connections.console.people.Person;
import dev.connections.console.people.PersonRefusedException;
import dev.connections.console.people.UnknownPersonException;
import dev.connections.web.Messages;
import dev.connections.web.PagedTable;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Who may sign in, and as what. */
@Named
@ViewScoped
public class PeoplePage implements Serializable {
  private static final String TEXT = "peopleText";

  @EJB private People people;
  @Inject private Messages messages;
  @Inject private FreshLink link;

  private final PeopleListAddress query = new PeopleListAddress();
  private transient PagedTable<Person> table;
  private String newName;
  private Role newRole = Role.OPERATOR;

  public PeopleListAddress getQuery() {
    return query;
  }

  public PagedTable<Person> getTable() {
    if (table == null) {
      table =
          new PagedTable<>(
              query, (first, size) -> people.list(query.filter(first, size)), Person::id);
    }
    return table;
  }

  public String getCount() {
    return getTable().counted(messages, TEXT, "count");
  }

  /** Other filters: from the first page again. */
  public void filter() {
    query.setOffset(0);
  }

  public void add() {
    try {
      link.show(people.add(newName, newRole));
      newName = null;
      newRole = Role.OPERATOR;
    } catch (InvalidFieldsException invalid) {
      for (FieldProblem problem : invalid.problems()) {
        messages.refuseAt("addForm:name", Form.ACCOUNT, problem, null);
      }
    }
  }

  public void changeRole(Person person, Role to) {
    change(person, "role", () -> people.changeRole(person.id(), person.version(), to));
  }

  public void disable(Person person) {
    change(person, "disabled", () -> people.disable(person.id(), person.version()));
  }

  public void enable(Person person) {
    change(person, "enabled", () -> people.enable(person.id(), person.version()));
  }

  public void remove(Person person) {
    change(person, "removed", () -> people.remove(person.id(), person.version()));
  }

  public void newLink(Person person) {
    change(person, "newLink", () -> link.show(people.newLink(person.id(), person.version())));
  }

  private void change(Person person, String done, Step step) {
    try {
      step.take();
      messages.inform(TEXT, "done." + done, person.name());
    } catch (UnknownPersonException | ChangedMeanwhileException | PersonRefusedException refused) {
      messages.refuseChange(Form.ACCOUNT, person.name(), refused);
    }
  }

  public Role[] getRoles() {
    return Role.values();
  }

  public String getNewName() {
    return newName;
  }

  public void setNewName(String newName) {
    this.newName = newName;
  }

  public Role getNewRole() {
    return newRole;
  }

  public void setNewRole(Role newRole) {
    this.newRole = newRole;
  }

  /** A change that a service makes or refuses. */
  private interface Step {
    void take() throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException;
  }
}
