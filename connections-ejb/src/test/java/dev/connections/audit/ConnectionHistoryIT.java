package dev.connections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.connection.ConnectionsInContainer;
import dev.connections.console.activity.Act;
import dev.connections.console.activity.Activity;
import dev.connections.console.activity.ActivityFilter;
import dev.connections.console.activity.ActivityRow;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.container.AsAdministrator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A connection's history is read from the trail, and outlives the activity. */
@ExtendWith(ArquillianExtension.class)
public class ConnectionHistoryIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private OrganizationConnections connections;
  @EJB private Activity activity;
  @Inject private ConnectionsInContainer steps;
  @Inject private ActsInContainer acts;
  @Inject private ExpiredActivity expired;
  @Inject private AsAdministrator administrator;
  @Inject private EntitiesInContainer entities;
  @Inject private Clock clock;

  @Test
  void tellsEachActOnceInTheOrderOfTheTrail() throws Exception {
    ConnectionDetails made = steps.connected();
    rename(made, made.name() + " West");

    assertThat(steps.get(made.id()).history())
        .extracting(ConnectionEvent::act)
        .containsExactly(Act.CONNECTION_RENAMED, Act.CONNECTION_CREATED);
    assertThat(onPage(made.id()))
        .extracting(ActivityRow::action)
        .containsExactly(Act.CONNECTION_RENAMED.code(), Act.CONNECTION_CREATED.code());
  }

  @Test
  void staysWhenTheActivityIsDeletedAndThePageShowsItNoMore() throws Exception {
    ConnectionDetails made = steps.connected();
    acts.doneAt(clock.instant().minus(Duration.ofDays(401)), made.id());
    assertThat(onPage(made.id())).as("before the night's deletion, too").isEmpty();

    expired.delete();

    assertThat(steps.get(made.id()).history())
        .extracting(ConnectionEvent::act)
        .containsExactly(Act.CONNECTION_CREATED);
    assertThat(onPage(made.id())).isEmpty();
  }

  @Test
  void endsWithTheConnectionWhoseActsAreActivityFromThenOn() throws Exception {
    ConnectionDetails made = steps.connected();
    remove(made);

    assertThat(onPage(made.id()))
        .extracting(ActivityRow::action)
        .startsWith(Act.CONNECTION_DELETED.code(), Act.CONNECTION_REMOVED.code());
    assertThat(
            entities.sql(
                "select 1 from audit_row where subject_id = '"
                    + made.id()
                    + "' and connection_id is not null"))
        .isEmpty();
    acts.doneAt(clock.instant().minus(Duration.ofDays(401)), made.id());
    expired.delete();
    assertThat(entities.sql("select 1 from audit_row where subject_id = '" + made.id() + "'"))
        .isEmpty();
  }

  private void rename(ConnectionDetails seen, String name) throws Exception {
    administrator.call(
        () -> {
          connections.rename(seen.id(), seen.version(), name);
          return null;
        });
  }

  private void remove(ConnectionDetails seen) throws Exception {
    administrator.call(
        () -> {
          connections.remove(seen.id(), seen.version(), seen.name());
          connections.deleteForGood(seen.id(), seen.name());
          return null;
        });
  }

  private List<ActivityRow> onPage(String subject) throws Exception {
    ActivityFilter filter = new ActivityFilter("", "", subject, null, null, "", 0, 9);
    return administrator.call(() -> activity.list(filter)).rows();
  }
}
