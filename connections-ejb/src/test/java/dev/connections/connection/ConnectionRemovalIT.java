package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.ConnectionsException;
import dev.connections.api.ConnectorLink;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.LinkRequest;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectionInUseException;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsConnector;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.onboarding.WizardInContainer;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ConnectionRemovalIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @Resource private ManagedExecutorService threads;
  @EJB private OrganizationConnections connections;
  @EJB private Applications applications;
  @EJB private ConnectionProfiles profiles;
  @EJB private ConnectorLinks links;
  @Inject private ConnectionsInContainer steps;
  @Inject private ConnectionRowsInContainer rows;
  @Inject private RemovedConnections removed;
  @Inject private WizardInContainer wizard;
  @Inject private AsAdministrator administrator;
  @Inject private AsOperator operator;
  @Inject private AsConnector connector;
  @Inject private EntitiesInContainer entities;

  @Test
  void removesAConnectionWhoseNameWasTypedAndKeepsItForAMonth() throws Exception {
    ConnectionDetails made = steps.connected();

    remove(made, " " + made.name().toUpperCase());

    ConnectionDetails removed = steps.get(made.id());
    assertThat(removed.removedBy()).isEqualTo("ada");
    assertThat(Duration.between(removed.removedAt(), removed.deleteAt()))
        .isEqualTo(Duration.ofDays(31));
    assertThat(lives(made.id())).isEqualTo("[REMOVED]");
    assertThat(removed.applications()).hasSize(1);
  }

  @Test
  void refusesToRemoveUnderAnotherName() throws Exception {
    ConnectionDetails made = steps.connected();

    for (String typed : new String[] {"", null, made.name() + "x"}) {
      assertThatThrownBy(() -> remove(made, typed)).isInstanceOf(InvalidFieldsException.class);
    }
    assertThat(steps.get(made.id()).removedAt()).isNull();
  }

  @Test
  void refusesToRemoveWhatSomebodyElseChangedFirst() throws Exception {
    ConnectionDetails made = steps.connected();
    administrator.call(
        () -> {
          connections.rename(made.id(), made.version(), made.name() + " West");
          return null;
        });

    assertThatThrownBy(() -> remove(made, made.name() + " West"))
        .isInstanceOf(ChangedMeanwhileException.class);
  }

  @Test
  void refusesToRemoveWhatConnectorsShareAndNamesThem() throws Exception {
    ConnectionDetails made = steps.connected();
    ConnectorLink nightly =
        connector.call(
            () -> links.link(LinkRequest.of(made.id() + "n", made.id()).named("Nightly")));
    connector.call(() -> links.link(LinkRequest.of(made.id() + "h", made.id()).named("Hourly")));

    ConnectionInUseException inUse =
        catchThrowableOfType(ConnectionInUseException.class, () -> remove(made, made.name()));

    assertThat(inUse.connectors()).containsExactly("Hourly", "Nightly");
    assertThat(steps.get(made.id()).removedAt()).isNull();
    assertThat(
            entities.sql(
                "select result from audit_row where action = 'connection-removed'"
                    + " and subject_id = '"
                    + made.id()
                    + "'"))
        .hasToString("[REFUSED]");
    connector.call(
        () -> {
          links.unlink(nightly.connectorId());
          return null;
        });
    assertThat(steps.get(made.id()).connectors()).hasSize(1);
  }

  @Test
  void keepsItsPlaceWhileItIsRemoved() throws Exception {
    String organization = WizardInContainer.anOrganization();
    String id = operator.call(() -> wizard.connected(organization));
    ConnectionDetails made = steps.get(id);
    remove(made, made.name());

    OrganizationTakenException taken =
        catchThrowableOfType(
            OrganizationTakenException.class,
            () ->
                operator.call(
                    () ->
                        wizard.found(
                            WizardInContainer.basics("Again", "login." + organization + ".test"))));

    assertThat(taken.connectionId()).isEqualTo(id);
    assertThat(taken.removed()).isTrue();
  }

  @Test
  void verifiesLinksAndChangesNothingOfARemovedConnection() throws Exception {
    ConnectionDetails made = steps.connected();
    String application = made.applications().get(0).id();
    remove(made, made.name());

    assertThatThrownBy(() -> operator.call(() -> applications.verify(application)))
        .isInstanceOf(UnknownApplicationException.class);
    assertThatThrownBy(
            () ->
                operator.call(
                    () -> {
                      connections.verify(made.id());
                      return null;
                    }))
        .isInstanceOf(UnknownConnectionException.class);
    assertThatThrownBy(
            () -> connector.call(() -> links.link(LinkRequest.of("late", made.id()).named("Late"))))
        .isInstanceOf(UnknownConnectionException.class);
    assertThatThrownBy(() -> remove(steps.get(made.id()), made.name()))
        .isInstanceOf(UnknownConnectionException.class);
    assertThatThrownBy(() -> steps.addApplication(made.id(), "Late"))
        .isInstanceOf(UnknownConnectionException.class);
  }

  @Test
  void restoresItAsItWas() throws Exception {
    ConnectionDetails made = steps.connected();
    remove(made, made.name());

    restore(made.id());
    restore(made.id());

    ConnectionDetails restored = steps.get(made.id());
    assertThat(restored.removedAt()).isNull();
    assertThat(restored.deleteAt()).isNull();
    assertThat(restored.health().status()).isEqualTo(made.health().status());
    assertThat(lives(made.id())).isEqualTo("[ACTIVE]");
    assertThat(restored.history().stream().map(e -> e.act().name()))
        .startsWith("CONNECTION_RESTORED", "CONNECTION_REMOVED")
        .containsOnlyOnce("CONNECTION_RESTORED");
  }

  @Test
  void deletesARemovedOneForGoodWithItsProfilesAndCredentials() throws Exception {
    ConnectionDetails made = steps.connected();
    String profile = made.applications().get(0).profile().id();
    assertThatThrownBy(() -> deleteForGood(made.id(), made.name()))
        .as("not removed yet")
        .isInstanceOf(InvalidFieldsException.class);
    remove(made, made.name());
    assertThatThrownBy(() -> deleteForGood(made.id(), "x"))
        .isInstanceOf(InvalidFieldsException.class);

    deleteForGood(made.id(), made.name());

    assertGone(made.id(), profile);
    assertThat(deletions(made.id())).containsExactly("connection-deleted by ada, DONE");
    assertThat(deletions(profile)).containsExactly("profile-deleted by ada, DONE");
    steps.connected(made.applications().get(0).profile().fields());
  }

  /** What is left of what is gone. */
  private List<String> deletions(String id) {
    return entities
        .sql(
            "select concat(action, concat(' by ', concat(actor, concat(', ', result))))"
                + " from audit_row where action like '%-deleted' and subject_id = '"
                + id
                + "'")
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void deletesByItselfWhatWasRemovedLongAgo() throws Exception {
    ConnectionDetails made = steps.connected();
    remove(made, made.name());
    rows.removedEarlier(made.id(), 30);
    assertThat(removed.deleteIfOver(made.id())).isFalse();

    rows.removedEarlier(made.id(), 1);
    assertThat(removed.over()).contains(made.id());
    assertThat(removed.deleteIfOver(made.id())).isTrue();

    assertGone(made.id(), made.applications().get(0).profile().id());
    assertThat(removed.deleteIfOver(made.id())).as("on another node, too").isFalse();
    assertThat(
            entities.sql(
                "select distinct actor from audit_row where action like '%-deleted'"
                    + " and subject_id in ('"
                    + made.id()
                    + "', '"
                    + made.applications().get(0).profile().id()
                    + "')"))
        .hasToString("[system]");
  }

  /** Each in its own transaction, while verifications of both applications end. */
  @Test
  void isThereWholeOrGoneWholeHoweverManyChangeItAtOnce() throws Exception {
    for (int round = 0; round < 6; round++) {
      ConnectionDetails made = steps.connected();
      ApplicationDetails first = made.applications().get(0);
      ApplicationDetails second = steps.addApplication(made.id(), "Second");
      ConnectionDetails seen = steps.get(made.id());

      atOnce(
          List.of(
              () -> verify(made.id()),
              () -> remove(seen, made.name()),
              () -> remove(seen, made.name()),
              () -> change(() -> applications.disable(first.id(), first.version())),
              () -> change(() -> applications.remove(second.id(), second.version(), false)),
              () -> operator.call(() -> profiles.verify(first.profile().id())),
              () -> restore(made.id()),
              () -> deleteForGood(made.id(), made.name())));
      atOnce(
          List.of(
              () -> verify(made.id()),
              () -> restore(made.id()),
              () -> operator.call(() -> profiles.verify(first.profile().id())),
              () -> deleteForGood(made.id(), made.name()),
              () -> removed.deleteIfOver(made.id())));

      if (entities.sql("select id from connection where id = '" + made.id() + "'").isEmpty()) {
        assertGone(made.id(), first.profile().id());
        assertGone(made.id(), second.profile().id());
      } else {
        assertThat(lives(made.id())).isIn("[ACTIVE]", "[REMOVED]");
        assertThat(steps.get(made.id()).applications()).isNotEmpty();
      }
    }
  }

  /** Whoever comes too late is told so; nobody waits for another without end. */
  private void atOnce(List<Callable<Object>> works) throws Exception {
    for (Future<?> one : threads.invokeAll(works)) {
      try {
        one.get();
      } catch (ExecutionException refused) {
        assertThat(refused.getCause()).isInstanceOf(ConnectionsException.class);
      }
    }
  }

  private Object verify(String id) throws Exception {
    return operator.call(
        () -> {
          connections.verify(id);
          return null;
        });
  }

  private Object change(Change change) throws Exception {
    return administrator.call(
        () -> {
          change.make();
          return null;
        });
  }

  private interface Change {
    void make() throws Exception;
  }

  private void assertGone(String id, String profile) {
    assertThatThrownBy(() -> steps.get(id)).isInstanceOf(UnknownConnectionException.class);
    assertThatThrownBy(() -> operator.call(() -> profiles.get(profile)))
        .isInstanceOf(UnknownProfileException.class);
    assertThat(entities.sql("select id from profile_key where profile_id = '" + profile + "'"))
        .isEmpty();
    assertThat(entities.sql("select id from status_change where connection_id = '" + id + "'"))
        .isEmpty();
    assertThat(entities.sql("select id from audit_row where connection_id = '" + id + "'"))
        .isEmpty();
  }

  /** As the rows have it that lists read. */
  private String lives(String id) {
    List<?> connection =
        entities.sql("select life from connection_state where connection_id = '" + id + "'");
    List<?> applicationRows =
        entities.sql(
            "select distinct life from application_state where connection_id = '" + id + "'");
    assertThat(applicationRows).hasToString(connection.toString());
    assertThat(ConnectionLife.valueOf(connection.get(0).toString())).isNotNull();
    return connection.toString();
  }

  private Object remove(ConnectionDetails seen, String typed) throws Exception {
    return administrator.call(
        () -> {
          connections.remove(seen.id(), seen.version(), typed);
          return null;
        });
  }

  private Object restore(String id) throws Exception {
    return administrator.call(
        () -> {
          connections.restore(id);
          return null;
        });
  }

  private Object deleteForGood(String id, String typed) throws Exception {
    return administrator.call(
        () -> {
          connections.deleteForGood(id, typed);
          return null;
        });
  }
}
