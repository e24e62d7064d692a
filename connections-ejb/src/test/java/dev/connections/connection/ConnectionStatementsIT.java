package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.ConnectorLinks;
import dev.connections.api.LinkRequest;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.container.AsConnector;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.profile.QueriesInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often the page of a connection asks the database. */
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
  @Inject private AsOperator operator;
  @Inject private AsConnector connector;

  @Test
  void areAsManyForTwentyApplicationsAndThreeConnectorsAsForOneOfEach() throws Exception {
    String id = steps.connected("org-access", "users-backup", "groups-backup").id();
    link(id, "Nightly");
    List<String> forOne = statements(id);
    for (int i = 2; i <= 20; i++) {
      steps.addApplication(
          id, "Backup " + i, "org-access", i % 2 == 0 ? "users-backup" : "groups-backup");
    }

    link(id, "Weekly");
    link(id, "Restore");

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
              assertThat(application.profile().permissions()).isNotEmpty();
              assertThat(application.providerPage()).isNotNull();
            });
    for (ApplicationDetails application : seen.applications()) {
      String profileId = application.profile().id();
      assertThat(application.profile())
          .as("what stands in the page of its profile")
          .isEqualTo(operator.call(() -> profiles.get(profileId)));
    }
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
