package dev.connections.connection;

import dev.connections.api.ConnectionChangedException;
import dev.connections.api.ConnectionLinkedException;
import dev.connections.api.ConnectionPage;
import dev.connections.api.ConnectionQuery;
import dev.connections.api.ConnectionSummary;
import dev.connections.api.Connections;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.OrganizationNotConnectedException;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.audit.CurrentCaller;
import dev.connections.capability.Catalog;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.connection.ConnectionInUseException;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.platform.ConsolePages;
import dev.connections.platform.InTransaction;
import dev.connections.words.Form;
import dev.connections.words.Sentences;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Other applications' view of connections. Its name is part of the JNDI name that they look up.
 * What people can do, too, is done by their service, with its rules and its line of the activity.
 */
@Stateless(name = "ConnectionsBean")
@Local(Connections.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectionsBean implements Connections {
  @Inject private ConnectionSummaries summaries;
  @Inject private ConnectionMaking making;
  @EJB private OrganizationConnections people;
  @Inject private CurrentCaller callers;
  @Inject private Catalog catalog;
  @Inject private ConsolePages pages;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor", "connector"})
  @InTransaction
  public ConnectionSummary get(String connectionId) throws UnknownConnectionException {
    callers.refuseOutOfReach(connectionId);
    return summaries.get(connectionId);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor", "connector"})
  @InTransaction
  public ConnectionSummary ofOrganization(Workload workload, String organization)
      throws OrganizationNotConnectedException {
    return summaries
        .ofOrganization(workload, organization)
        .filter(connection -> callers.reaches(connection.id()))
        .orElseThrow(
            () ->
                new OrganizationNotConnectedException(
                    workload, organization, pages.addConnection()));
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor", "connector"})
  @InTransaction
  public ConnectionPage find(ConnectionQuery query) {
    return summaries.find(query, callers.limits());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionSummary create(dev.connections.api.NewConnection wanted)
      throws UnknownProfileException, InvalidRequestException {
    if (callers.limits().isPresent()) {
      throw new InvalidRequestException(
          Map.of("name", "A key that reaches some connections alone can make no other."));
    }
    return making.make(wanted);
  }

  @Override
  @RolesAllowed("administrator")
  @InTransaction
  public ConnectionSummary rename(String connectionId, long version, String name)
      throws UnknownConnectionException, InvalidRequestException, ConnectionChangedException {
    try {
      people.rename(connectionId, version, name);
    } catch (InvalidFieldsException wrong) {
      throw invalid(wrong);
    } catch (ChangedMeanwhileException changed) {
      throw new ConnectionChangedException(changed.getMessage());
    }
    return summaries.get(connectionId);
  }

  @Override
  @RolesAllowed("administrator")
  @InTransaction
  public void remove(String connectionId, long version)
      throws UnknownConnectionException, ConnectionLinkedException, ConnectionChangedException {
    try {
      people.remove(connectionId, version, summaries.get(connectionId).name());
    } catch (InvalidFieldsException impossible) {
      throw new IllegalStateException("it is called so", impossible);
    } catch (ConnectionInUseException linked) {
      throw new ConnectionLinkedException(linked.connectors(), pages.connection(connectionId));
    } catch (ChangedMeanwhileException changed) {
      throw new ConnectionChangedException(changed.getMessage());
    }
  }

  private InvalidRequestException invalid(InvalidFieldsException wrong) {
    Sentences sentences = new Sentences(Locale.ENGLISH, catalog::workload);
    Map<String, String> problems = new LinkedHashMap<>();
    wrong
        .problems()
        .forEach(
            problem ->
                problems.put(problem.field(), sentences.problem(Form.CONNECTION, problem, null)));
    return new InvalidRequestException(problems);
  }
}
