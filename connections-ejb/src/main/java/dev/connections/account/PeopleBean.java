package dev.connections.account;

import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Page;
import dev.connections.console.Role;
import dev.connections.console.activity.Act;
import dev.connections.console.people.OneTimeLink;
import dev.connections.console.people.People;
import dev.connections.console.people.PeopleFilter;
import dev.connections.console.people.Person;
import dev.connections.console.people.PersonRefusedException;
import dev.connections.console.people.PersonRefusedException.Reason;
import dev.connections.console.people.UnknownPersonException;
import dev.connections.platform.InTransaction;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Administrators' view of the accounts. */
@Stateless
@Local(People.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PeopleBean implements People {
  private static final String ADMINISTRATOR = "administrator";

  @Inject private Accounts accounts;
  @Inject private PeopleRows rows;
  @Inject private AuditTrail audit;
  @Inject private CurrentCaller callers;

  @Override
  @RolesAllowed(ADMINISTRATOR)
  @InTransaction
  public Page<Person> list(PeopleFilter filter) {
    return rows.list(filter);
  }

  @Override
  @RolesAllowed(ADMINISTRATOR)
  @InTransaction
  public OneTimeLink add(String name, Role role) throws InvalidFieldsException {
    PersonName who = PersonName.of(name);
    Optional<FieldProblem> problem = who.problem();
    if (problem.isEmpty() && accounts.byName(who).isPresent()) {
      problem = Optional.of(new FieldProblem("name", "TAKEN", List.of()));
    }
    if (problem.isPresent()) {
      throw new InvalidFieldsException(List.of(problem.get()));
    }
    return rows.link(accounts.add(Account.local(who, role), caller()));
  }

  @Override
  @RolesAllowed(ADMINISTRATOR)
  public OneTimeLink newLink(String id, long version)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException {
    mayChange(id, Act.ONE_TIME_LINK_MADE);
    Change change = Change.of(caller(), Act.ONE_TIME_LINK_MADE, Account::forgetPassword);
    try {
      return rows.newLink(id, version, change);
    } catch (PersonRefusedException lastAdministrator) {
      throw refused(id, change.act(), lastAdministrator.reason());
    }
  }

  @Override
  @RolesAllowed(ADMINISTRATOR)
  public void changeRole(String id, long version, Role role)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException {
    if (accounts.byId(id).filter(a -> !a.isLocal()).isPresent()) {
      throw refused(id, Act.ROLE_CHANGED, Reason.ORGANIZATION_ACCOUNT);
    }
    change(id, version, Change.of(caller(), Act.ROLE_CHANGED, a -> a.give(role)));
  }

  @Override
  @RolesAllowed(ADMINISTRATOR)
  public void disable(String id, long version)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException {
    change(id, version, Change.of(caller(), Act.PERSON_DISABLED, Account::disable));
  }

  @Override
  @RolesAllowed(ADMINISTRATOR)
  public void enable(String id, long version)
      throws UnknownPersonException, ChangedMeanwhileException {
    try {
      accounts.change(id, version, Change.of(caller(), Act.PERSON_ENABLED, Account::enable));
    } catch (PersonRefusedException cannotCloseAWayIn) {
      throw new IllegalStateException(cannotCloseAWayIn);
    }
  }

  @Override
  @RolesAllowed(ADMINISTRATOR)
  public void remove(String id, long version)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException {
    change(id, version, Change.removal(caller()));
  }

  private void mayChange(String id, Act act) throws UnknownPersonException, PersonRefusedException {
    Account account = accounts.byId(id).orElseThrow(() -> new UnknownPersonException(id));
    if (!account.isLocal()) {
      throw refused(id, act, Reason.ORGANIZATION_ACCOUNT);
    }
    if (account.id().equals(caller().id())) {
      throw refused(id, act, Reason.OWN_ACCOUNT);
    }
  }

  private void change(String id, long version, Change change)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException {
    try {
      accounts.change(id, version, change);
    } catch (PersonRefusedException lastAdministrator) {
      throw refused(id, change.act(), lastAdministrator.reason());
    }
  }

  private PersonRefusedException refused(String id, Act act, Reason reason) {
    String name = accounts.byId(id).map(Account::name).orElse("");
    audit.refused(act, Subject.of("account", id, name), reason.name());
    return new PersonRefusedException(reason);
  }

  private Actor caller() {
    return callers.actor();
  }
}
