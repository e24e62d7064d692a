package dev.connections.connection;

import dev.connections.api.UnknownConnectionException;
import dev.connections.api.Workload;
import dev.connections.application.ApplicationHealth;
import dev.connections.application.ConnectionApplications;
import dev.connections.application.NewApplication;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.connector.AccessChanged;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.listing.ConnectionListing;
import dev.connections.provider.Organization;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes connections, and adds applications to them. What a connection consists of is added in the
 * caller's transaction, all of it or nothing. That an organization has one connection is the
 * database's to say: it lets one of several transactions through and refuses the others at the
 * flush, with a {@link jakarta.persistence.PersistenceException}. The caller lets that one end its
 * transaction, and calls {@link #refuseTaken} in the next one for the reason.
 */
@ApplicationScoped
public class NewConnections {
  @Inject private ConnectionRows rows;
  @Inject private ConnectionApplications applications;
  @Inject private ConnectionListing listing;
  @Inject private ConnectionStates states;
  @EJB private AuditTrail trail;
  @Inject private Event<AccessChanged> access;
  @Inject private Clock clock;

  /** Adds the connection with its application; the profile is there already. */
  @Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
  public void add(NewConnection wanted, Actor by) {
    Connection connection =
        new Connection(
            wanted.id(),
            wanted.name(),
            new ConnectedOrganization(wanted.workload(), wanted.organization()),
            by.name(),
            clock.instant());
    rows.add(connection);
    ApplicationHealth application =
        applications.add(connection.facts(), wanted.application(), by.name());
    listing.add(connection.facts(), ConnectionHealthRule.ofFirst(application));
    name(wanted.id(), wanted.application(), by);
    trail.done(Act.CONNECTION_CREATED, connection.asSubject(), application.name());
    rows.flush();
  }

  /**
   * Adds an application to a connection that is not removed.
   *
   * @return its id
   */
  @Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
  public String addApplication(String connectionId, NewApplication wanted, Actor by)
      throws UnknownConnectionException, InvalidFieldsException {
    Connection connection = rows.lockedInUse(connectionId);
    refuseTaken(connectionId, wanted);
    ApplicationHealth application = applications.add(connection.facts(), wanted, by.name());
    name(connectionId, wanted, by);
    trail.done(Act.APPLICATION_ADDED, connection.asSubject(), application.name());
    states.recount(connectionId, by.name());
    access.fire(new AccessChanged(connectionId));
    rows.flush();
    return application.applicationId();
  }

  /** The service account is the one that granted its application, unless people named another. */
  private void name(String connectionId, NewApplication application, Actor by) {
    if (!application.account().isEmpty() && rows.serviceAccount(connectionId).isEmpty()) {
      ServiceAccountRow account = new ServiceAccountRow(connectionId);
      account.change(
          new ServiceAccountFields(application.account(), "", ""), by.name(), clock.instant());
      rows.add(account);
    }
  }

  /** Refuses an organization that has a connection already. */
  @Transactional(rollbackOn = Exception.class)
  public void refuseTaken(Workload workload, Organization organization)
      throws OrganizationTakenException {
    Optional<Connection> taken = rows.ofOrganization(workload, organization);
    if (taken.isPresent()) {
      Connection connection = taken.get();
      throw new OrganizationTakenException(
          connection.id(), connection.name(), connection.removed());
    }
  }

  /**
   * Says which connection or application already has what this one wanted; returns when there is
   * none any more.
   *
   * @throws InvalidFieldsException with {@code name TAKEN} or {@code profile IN_USE}
   */
  @Transactional(rollbackOn = Exception.class)
  public void refuseTaken(NewConnection wanted)
      throws OrganizationTakenException, InvalidFieldsException {
    refuseTaken(wanted.workload(), wanted.organization());
    List<FieldProblem> problems = new ArrayList<>();
    rows.sameName(wanted.name(), wanted.id())
        .ifPresent(other -> problems.add(new FieldProblem("name", "TAKEN", List.of(other))));
    refuse(problems, wanted.application());
  }

  /**
   * Likewise, for an application that a connection was to have.
   *
   * @throws InvalidFieldsException with {@code applicationName TAKEN} or {@code profile IN_USE}
   */
  @Transactional(rollbackOn = Exception.class)
  public void refuseTaken(String connectionId, NewApplication wanted)
      throws InvalidFieldsException {
    List<FieldProblem> problems = new ArrayList<>();
    applications
        .sameName(connectionId, wanted.name())
        .ifPresent(
            other -> problems.add(new FieldProblem("applicationName", "TAKEN", List.of(other))));
    refuse(problems, wanted);
  }

  private void refuse(List<FieldProblem> problems, NewApplication wanted)
      throws InvalidFieldsException {
    if (applications.uses(wanted.profile().id())) {
      problems.add(new FieldProblem("profile", "IN_USE", List.of()));
    }
    if (!problems.isEmpty()) {
      throw new InvalidFieldsException(problems);
    }
  }
}
