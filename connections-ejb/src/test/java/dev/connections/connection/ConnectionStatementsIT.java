package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.ConnectorLinks;
import dev.connections.api.Finding;
import dev.connections.api.LinkRequest;
import dev.connections.audit.Actor;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.verification.PermissionView;
import dev.connections.container.AsConnector;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.container.OneTransactionInContainer;
import dev.connections.profile.ProfilesInContainer;
import dev.connections.profile.QueriesInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often a connection's page, and its making, ask the database. */
@ExtendWith(ArquillianExtension.class)
public class ConnectionStatementsIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private OrganizationConnections connections;
  @EJB private ConnectionProfiles profiles;
  @EJB private ConnectorLinks links;
  @Inject private ConnectionsInContainer steps;
  @Inject private QueriesInContainer queries;
  @Inject private EntitiesInContainer entities;
  @Inject private NewConnections added;
  @Inject private OneTransactionInContainer transaction;
  @Inject private AsOperator operator;
  @Inject private AsConnector connector;

  @Test
  void areAsManyForTwentyApplicationsAndThreeConnectorsAsForOneOfEach() throws Exception {
    String id = steps.connected("org-access", "users-backup", "groups-backup").id();
    link(id, "Nightly");
    find(id);
    List<String> forOne = statements(id);
    for (int i = 2; i <= 20; i++) {
      steps.addApplication(
          id, "Backup " + i, "org-access", i % 2 == 0 ? "users-backup" : "groups-backup");
    }

    link(id, "Weekly");
    link(id, "Restore");
    find(id);

    List<String> forTwenty = statements(id);

    assertThat(forTwenty).hasSameSizeAs(forOne).hasSizeLessThanOrEqualTo(40);
    ConnectionDetails seen = steps.get(id);
    assertThat(seen.connectors())
        .hasSize(3)
        .allSatisfy(one -> assertThat(one.needs()).as("needs").hasSize(2));
    assertThat(seen.applications())
        .hasSize(20)
        .allSatisfy(
            application -> {
              assertThat(application.profile().verification().steps()).isNotEmpty();
              assertThat(application.profile().permissions())
                  .extracting(PermissionView::name)
                  .containsExactly(application.clientId());
              assertThat(application.findings())
                  .extracting(Finding::subject)
                  .containsExactly(application.clientId());
              assertThat(application.acknowledged())
                  .extracting(one -> one.finding().subject())
                  .containsExactly("answered " + application.clientId());
              assertThat(application.providerPage())
                  .hasPath("/applications/" + application.clientId());
            });
    for (ApplicationDetails application : seen.applications()) {
      String profileId = application.profile().id();
      assertThat(application.profile())
          .as("what stands in the page of its profile")
          .isEqualTo(operator.call(() -> profiles.get(profileId)));
    }
  }

  @Test
  void ofANewConnectionReadNoRow() throws Exception {
    NewConnection wanted = steps.wanted(ProfilesInContainer.anApplication(), "org-access");

    List<String> made =
        queries.during(
            () ->
                operator.call(
                    () ->
                        transaction.call(
                            () -> {
                              added.add(wanted, Actor.of(() -> "otto"));
                              return null;
                            })));

    assertThat(made)
        .filteredOn(sql -> !sql.startsWith("INSERT "))
        .singleElement()
        .satisfies(sql -> assertThat(sql).contains("connection_event_number"));
  }

  /** A permission, a finding and one that somebody answers for, of each new application its own. */
  private void find(String connectionId) {
    String ofEach =
        " from application a where a.connection_id = '"
            + connectionId
            + "' and not exists (select 1 from profile_permission p"
            + " where p.profile_id = a.profile_id)";
    String finding =
        "insert into profile_finding (id, profile_id, ordinal, remembered, step, code, subject,"
            + " details, evidence, since, seen_at) select ";
    String seen = ", '', '', a.created_at, a.created_at" + ofEach;
    entities.change(
        finding + "a.id, a.profile_id, 0, false, 'EXCESS', 'SCOPE_EXCESS', a.client_id" + seen);
    entities.change(
        finding
            + "a.profile_id, a.profile_id, 1, false, 'EXCESS', 'SCOPE_EXCESS',"
            + " 'answered ' || a.client_id"
            + seen);
    entities.change(
        "insert into finding_acknowledgement (profile_id, code, subject, acknowledged_by,"
            + " acknowledged_by_id, acknowledged_at, details, why, ends_at) select a.profile_id,"
            + " 'SCOPE_EXCESS', 'answered ' || a.client_id, 'ada', 'ada', a.created_at, '',"
            + " 'Used elsewhere.', timestamp '2999-01-01 00:00:00'"
            + ofEach);
    entities.change(
        "insert into profile_permission (profile_id, ordinal, resource, name, permission_id,"
            + " capabilities, need, declared, granted, verdict, covered_by) select a.profile_id, 0,"
            + " 'okta', a.client_id, '', 'users-backup', 'REQUIRED', 'YES', 'YES', 'AS_NEEDED', ''"
            + ofEach);
  }

  private void link(String connectionId, String name) throws Exception {
    LinkRequest wanted =
        LinkRequest.of(connectionId + name, connectionId)
            .named(name)
            .needing(List.of("users-backup", "groups-backup"));
    connector.call(() -> links.link(wanted));
  }

  private List<String> statements(String connectionId) throws Exception {
    return queries.during(() -> operator.call(() -> connections.get(connectionId)));
  }
}
