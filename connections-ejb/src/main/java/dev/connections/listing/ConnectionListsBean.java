package dev.connections.listing;

import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.Page;
import dev.connections.console.activity.Act;
import dev.connections.console.applications.ApplicationFilter;
import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLists;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.console.connections.ConnectionTally;
import dev.connections.platform.InTransaction;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/** What people ask of the lists of connections and applications. */
@Stateless
@Local(ConnectionLists.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectionListsBean implements ConnectionLists {
  /** So many rows of an export are in memory at once, and read in one transaction. */
  private static final int PIECE = 500;

  @Inject private ConnectionPages connections;
  @Inject private ApplicationPages applications;
  @EJB private AuditTrail trail;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public Page<ConnectionRow> connections(ConnectionFilter filter) {
    Page<ListedConnection> page = connections.query(filter).page(Page.COUNTED);
    return page.with(connections.rows(page.rows()));
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public ConnectionTally tally() {
    return connections.tally().tally();
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public void exportConnections(ConnectionFilter filter, Consumer<ConnectionRow> rows) {
    long given = 0;
    AuditResult result = AuditResult.FAILED;
    try {
      List<ConnectionRow> piece = connections.after(filter, "", PIECE);
      while (!piece.isEmpty()) {
        piece.forEach(rows);
        given += piece.size();
        piece = connections.after(filter, piece.get(piece.size() - 1).name(), PIECE);
      }
      result = AuditResult.DONE;
    } finally {
      noteExport(Act.CONNECTIONS_EXPORTED, result, given);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public Page<ApplicationRow> applications(ApplicationFilter filter) {
    Page<ApplicationQuery.Found> page = applications.query(filter).page();
    return page.with(applications.rows(page.rows()));
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public int applicationsUpTo(int most, ApplicationFilter filter) {
    return applications.query(filter).upTo(most);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public void exportApplications(ApplicationFilter filter, Consumer<ApplicationRow> rows) {
    long given = 0;
    AuditResult result = AuditResult.FAILED;
    try {
      List<ApplicationRow> piece = applications.after(filter, null, PIECE);
      while (!piece.isEmpty()) {
        piece.forEach(rows);
        given += piece.size();
        piece = applications.after(filter, piece.get(piece.size() - 1), PIECE);
      }
      result = AuditResult.DONE;
    } finally {
      noteExport(Act.APPLICATIONS_EXPORTED, result, given);
    }
  }

  /** Also of one that broke off: what was given was given. */
  private void noteExport(Act act, AuditResult result, long rows) {
    trail.alone(act, Subject.any("list"), result, rows + " rows");
  }
}
