package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.Page;
import dev.connections.console.applications.ApplicationFilter;
import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.applications.ApplicationSort;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.connections.BulkVerifications;
import dev.connections.console.connections.BulkVerifications.Progress;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionLists;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.console.connections.ConnectionSort;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsAuditor;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.listing.TalliesInContainer;
import dev.connections.profile.PretendProviderInContainer;
import dev.connections.profile.ProfilesInContainer;
import dev.connections.profile.QueriesInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ConnectionListsIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private ConnectionLists lists;
  @EJB private BulkVerifications bulk;
  @EJB private OrganizationConnections connections;
  @Inject private ConnectionsInContainer steps;
  @Inject private PretendProviderInContainer provider;
  @Inject private QueriesInContainer queries;
  @Inject private EntitiesInContainer entities;
  @Inject private TalliesInContainer tallies;
  @Inject private AsAdministrator administrator;
  @Inject private AsOperator operator;
  @Inject private AsAuditor auditor;

  private final String name = ProfilesInContainer.anApplication().name();

  @Test
  void readsEachOrderFromEitherEnd() throws Exception {
    connected(5);

    for (ConnectionSort sort : ConnectionSort.values()) {
      List<String> up = names(sort, true, 0, 10);
      List<String> inPieces = new ArrayList<>(names(sort, true, 0, 2));
      inPieces.addAll(names(sort, true, 2, 2));
      inPieces.addAll(names(sort, true, 4, 2));
      List<String> down = new ArrayList<>(names(sort, false, 0, 10));
      Collections.reverse(down);

      assertThat(up).as("%s", sort).hasSize(5).isEqualTo(inPieces).isEqualTo(down);
    }
    assertThat(names(ConnectionSort.NAME, true, 4, 2)).containsExactly(name + " 4");
    assertThat(names(ConnectionSort.NAME, true, 6, 2)).isEmpty();
  }

  @Test
  void asksAsOftenForManyRowsAsForOne() throws Exception {
    connected(4);

    List<String> forOne = queries.during(() -> page(filter(ConnectionSort.EXPIRY, true, 0, 1)));
    List<String> forMany = queries.during(() -> page(filter(ConnectionSort.EXPIRY, true, 0, 200)));
    List<String> applicationsForOne = queries.during(() -> applications(null, 1));
    List<String> applicationsForMany = queries.during(() -> applications(null, 200));

    assertThat(forMany).hasSameSizeAs(forOne).hasSize(4);
    assertThat(applicationsForMany).hasSameSizeAs(applicationsForOne).hasSize(4);
    assertThat(queries.during(() -> auditor.call(lists::tally))).hasSize(2);
  }

  @Test
  void filtersByWhatIsFoundAndByWhatEnds() throws Exception {
    List<ConnectionDetails> made = connected(2);
    ApplicationDetails broken = made.get(1).applications().get(0);
    provider.find(broken.clientId(), FindingCode.ROLE_MISSING);
    steps.verified(broken);

    Page<ConnectionRow> critical =
        page(
            new ConnectionFilter(
                name.toUpperCase(),
                Workload.of("OKTA"),
                Status.CRITICAL,
                null,
                false,
                ConnectionLife.ACTIVE,
                ConnectionSort.STATUS,
                true,
                0,
                20));

    assertThat(critical.total()).isOne();
    assertThat(critical.rows().get(0).name()).isEqualTo(name + " 1");
    assertThat(critical.rows().get(0).health().reason()).isEqualTo(FindingCode.ROLE_MISSING);
    assertThat(critical.rows().get(0).capabilities())
        .extracting(CapabilityView::title)
        .containsExactly("Users backup");
    assertThat(names(ConnectionSort.STATUS, true, 0, 10)).containsExactly(name + " 1", name + " 0");
    assertThat(
            page(new ConnectionFilter(
                    name, null, null, 30, false, ConnectionLife.ACTIVE, null, true, 0, 20))
                .total())
        .as("keys of Okta do not end")
        .isZero();
    assertThat(auditor.call(lists::tally).of(Status.CRITICAL)).isPositive();
    assertThat(applications(Set.of(FindingCode.ROLE_MISSING, FindingCode.GRANT_REVOKED)).rows())
        .extracting(ApplicationRow::id)
        .containsExactly(broken.id());
    assertThat(applications(Set.of(FindingCode.GRANT_REVOKED)).total()).isZero();
  }

  @Test
  void countsWhatEndsWithinTheDaysThatAreWarnedOf() throws Exception {
    String made = connected(1).get(0).id();
    long within30 = tallies.expiring(30);
    long within60 = tallies.expiring(60);

    tallies.endsIn(made, 45);

    assertThat(tallies.expiring(30)).isEqualTo(within30);
    assertThat(tallies.expiring(60)).isEqualTo(within60 + 1);
    assertThat(auditor.call(lists::tally).soonDays()).isEqualTo(30);
  }

  @Test
  void takesWildcardsForWhatTheyAre() throws Exception {
    connected(1);

    assertThat(page(text(name + "%")).total()).isZero();
    assertThat(page(text(name.replace(' ', '_'))).total()).isZero();
    assertThat(page(text(name)).total()).isOne();
  }

  @Test
  void movesWhatIsRemovedToAListOfItsOwnAndBack() throws Exception {
    ConnectionDetails made = connected(1).get(0);
    long before = auditor.call(lists::tally).removed();

    administrator.call(
        () -> {
          connections.remove(made.id(), made.version(), made.name());
          return null;
        });

    assertThat(page(text(name)).total()).isZero();
    assertThat(applications(name, 10).total()).isZero();
    assertThat(auditor.call(lists::tally).removed()).isEqualTo(before + 1);
    ConnectionFilter removed =
        new ConnectionFilter(
            name, null, null, null, false, ConnectionLife.REMOVED, null, true, 0, 20);
    assertThat(page(removed).rows()).extracting(ConnectionRow::id).containsExactly(made.id());
    assertThat(page(removed).rows().get(0).deleteAt()).isAfter(Instant.now());
    administrator.call(
        () -> {
          connections.restore(made.id());
          return null;
        });
    assertThat(page(text(name)).total()).isOne();
    assertThat(applications(name, 10).total()).isOne();
  }

  @Test
  void followsANewName() throws Exception {
    ConnectionDetails made = connected(1).get(0);

    administrator.call(
        () -> {
          connections.rename(made.id(), made.version(), "Renamed " + name);
          return null;
        });

    assertThat(page(text("renamed " + name)).total()).isOne();
    assertThat(applications("renamed " + name, 10).rows())
        .extracting(ApplicationRow::connectionName)
        .containsExactly("Renamed " + name);
  }

  @Test
  void saysWhichCapabilitiesAConnectionHoldsTwice() throws Exception {
    ConnectionDetails made = connected(1).get(0);
    steps.addApplication(made.id(), "Second", "users-backup", "groups-backup");

    List<ApplicationRow> rows = applications(name, 10).rows();

    assertThat(rows).extracting(ApplicationRow::name).containsExactly("Backup", "Second");
    assertThat(rows).allMatch(row -> row.shared().equals(List.of("Users backup")));
    Page<ApplicationRow> groups =
        auditor.call(
            () ->
                lists.applications(
                    new ApplicationFilter(
                        name,
                        null,
                        null,
                        null,
                        null,
                        "groups-backup",
                        null,
                        false,
                        null,
                        true,
                        0,
                        20)));
    assertThat(groups.rows()).extracting(ApplicationRow::name).containsExactly("Second");
  }

  @Test
  void exportsEachRowOnceAndSaysSo() throws Exception {
    connected(3);
    List<String> exported = new ArrayList<>();
    List<String> applications = new ArrayList<>();

    auditor.call(
        () -> {
          lists.exportConnections(text(name), row -> exported.add(row.name()));
          lists.exportApplications(
              new ApplicationFilter(
                  name, null, null, null, null, null, null, false, null, true, 0, 1),
              row -> applications.add(row.connectionName()));
          return null;
        });

    assertThat(exported).containsExactly(name + " 0", name + " 1", name + " 2");
    assertThat(applications).isEqualTo(exported);
    assertThat(
            entities.sql(
                "select detail from audit_row where action = 'connections-exported'"
                    + " and actor = 'audrey' order by at desc limit 1"))
        .hasToString("[3 rows]");
  }

  @Test
  void verifiesManyAndTellsHowTheyEnded() throws Exception {
    List<ConnectionDetails> made = connected(3);
    provider.find(made.get(1).applications().get(0).clientId(), FindingCode.ROLE_MISSING);

    Progress started = operator.call(() -> bulk.start(text(name)));
    Progress same = operator.call(() -> bulk.start(List.of(made.get(0).id())));
    Progress ended = endedBatch();

    assertThat(started.total()).isEqualTo(3);
    assertThat(same.id()).isEqualTo(started.id());
    assertThat(ended.done()).isEqualTo(3);
    assertThat(ended.working()).isEqualTo(2);
    assertThat(ended.critical()).isOne();
    operator.call(
        () -> {
          bulk.dismiss(ended.id());
          return null;
        });
    assertThat(operator.call(bulk::latest)).isEmpty();
    assertThat(administrator.call(bulk::latest)).as("each sees their own").isEmpty();
  }

  private Progress endedBatch() throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    Progress progress = operator.call(bulk::latest).orElseThrow();
    while (progress.endedAt() == null) {
      assertThat(Instant.now()).as("%s", progress).isBefore(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      progress = operator.call(bulk::latest).orElseThrow();
    }
    return progress;
  }

  private List<ConnectionDetails> connected(int count) throws Exception {
    List<ConnectionDetails> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ProfileFields fields =
          ProfilesInContainer.withName(ProfilesInContainer.anApplication(), name + " " + i);
      made.add(steps.connected(fields));
    }
    return made;
  }

  private List<String> names(ConnectionSort sort, boolean up, int first, int size)
      throws Exception {
    return page(filter(sort, up, first, size)).rows().stream().map(ConnectionRow::name).toList();
  }

  private ConnectionFilter text(String text) {
    return new ConnectionFilter(
        text, null, null, null, false, ConnectionLife.ACTIVE, ConnectionSort.NAME, true, 0, 20);
  }

  private ConnectionFilter filter(ConnectionSort sort, boolean up, int first, int size) {
    return new ConnectionFilter(
        name, null, null, null, false, ConnectionLife.ACTIVE, sort, up, first, size);
  }

  private Page<ConnectionRow> page(ConnectionFilter filter) throws Exception {
    return auditor.call(() -> lists.connections(filter));
  }

  private Page<ApplicationRow> applications(Set<FindingCode> reasons) throws Exception {
    return auditor.call(
        () ->
            lists.applications(
                new ApplicationFilter(
                    name, null, null, null, reasons, null, null, false, null, true, 0, 20)));
  }

  private Page<ApplicationRow> applications(String text, int size) throws Exception {
    return auditor.call(
        () ->
            lists.applications(
                new ApplicationFilter(
                    text,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    ApplicationSort.NAME,
                    true,
                    0,
                    size)));
  }
}
