package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.ApplicationType;
import dev.connections.api.ConnectionPage;
import dev.connections.api.ConnectionQuery;
import dev.connections.api.ConnectionSummary;
import dev.connections.api.Connections;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.Page;
import dev.connections.console.applications.ApplicationFilter;
import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.applications.ApplicationSort;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
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
import dev.connections.container.AsConnector;
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
  @EJB private Applications applications;
  @Inject private ConnectionsInContainer steps;
  @Inject private ConnectionRowsInContainer rows;
  @Inject private PretendProviderInContainer provider;
  @Inject private QueriesInContainer queries;
  @Inject private EntitiesInContainer entities;
  @Inject private TalliesInContainer tallies;
  @Inject private AsAdministrator administrator;
  @Inject private AsOperator operator;
  @Inject private AsAuditor auditor;
  @Inject private AsConnector connector;
  @EJB private Connections api;

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
    rows.repeat(connected(1).get(0).id(), 199);
    assertThat(page(filter(ConnectionSort.EXPIRY, true, 0, 200)).rows()).hasSize(200);
    assertThat(applications(name, 200).rows()).hasSize(200);

    List<String> forOne = queries.during(() -> page(filter(ConnectionSort.EXPIRY, true, 0, 1)));
    List<String> forMany = queries.during(() -> page(filter(ConnectionSort.EXPIRY, true, 0, 200)));
    List<String> applicationsForOne = queries.during(() -> applications(name, 1));
    List<String> applicationsForMany = queries.during(() -> applications(name, 200));

    assertThat(forMany).hasSameSizeAs(forOne).hasSize(5);
    assertThat(applicationsForMany).hasSameSizeAs(applicationsForOne).hasSize(5);
    assertThat(queries.during(() -> page(filter(ConnectionSort.EXPIRY, true, 150, 100))))
        .as("the last rows tell how many there are")
        .hasSize(4);
    assertThat(queries.during(() -> auditor.call(lists::tally))).hasSize(1);
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
    assertThat(auditor.call(lists::tally).critical()).isPositive();
    assertThat(applications(Set.of(FindingCode.ROLE_MISSING, FindingCode.GRANT_REVOKED)).rows())
        .extracting(ApplicationRow::id)
        .containsExactly(broken.id());
    assertThat(applications(Set.of(FindingCode.GRANT_REVOKED)).total()).isZero();
  }

  @Test
  void countsApplicationsUpToSoManyByOneStatement() throws Exception {
    List<ConnectionDetails> made = connected(3);
    ApplicationDetails broken = made.get(1).applications().get(0);
    provider.find(broken.clientId(), FindingCode.ROLE_MISSING);
    steps.verified(broken);

    assertThat(applicationsUpTo(100, null)).isEqualTo(3);
    assertThat(applicationsUpTo(2, null)).isEqualTo(2);
    assertThat(applicationsUpTo(100, Set.of(FindingCode.ROLE_MISSING))).isOne();
    assertThat(applicationsUpTo(100, Set.of(FindingCode.GRANT_REVOKED))).isZero();
    assertThat(queries.during(() -> applicationsUpTo(100, null))).hasSize(1);
  }

  @Test
  void filtersByWorkloadStatusAndType() throws Exception {
    List<ConnectionDetails> made = connected(3);
    setConnection(made.get(1), "workload = 'MICROSOFT_365'");
    setApplication(made.get(1), "workload = 'MICROSOFT_365', type = 'SYSTEM'");
    ApplicationDetails broken = made.get(2).applications().get(0);
    provider.find(broken.clientId(), FindingCode.ROLE_MISSING);
    steps.verified(broken);
    Workload okta = Workload.of("OKTA");
    Workload microsoft = Workload.of("MICROSOFT_365");

    assertThat(ofConnections(okta, null)).containsExactly(name + " 0", name + " 2");
    assertThat(ofConnections(microsoft, null)).containsExactly(name + " 1");
    assertThat(ofConnections(null, Status.CRITICAL)).containsExactly(name + " 2");
    assertThat(ofConnections(null, Status.NO_ISSUES)).containsExactly(name + " 0", name + " 1");
    assertThat(ofConnections(microsoft, Status.CRITICAL)).isEmpty();
    assertThat(ofApplications(okta, null, null)).containsExactly(name + " 0", name + " 2");
    assertThat(ofApplications(microsoft, null, null)).containsExactly(name + " 1");
    assertThat(ofApplications(null, null, Status.CRITICAL)).containsExactly(name + " 2");
    assertThat(ofApplications(null, ApplicationType.SYSTEM, null)).containsExactly(name + " 1");
    assertThat(ofApplications(null, ApplicationType.CUSTOM, null))
        .containsExactly(name + " 0", name + " 2");
  }

  @Test
  void ordersByCheckByConnectorsAndByStatus() throws Exception {
    List<ConnectionDetails> made = connected(3);
    for (int i = 0; i < 3; i++) {
      String checked = "checked_at = timestamp with time zone '2026-01-0%d 00:00:00+00'";
      int place = List.of(2, 3, 1).get(i);
      setConnection(made.get(i), checked.formatted(place) + ", connectors = " + (3 - i));
      setApplication(made.get(i), checked.formatted(place));
    }
    assertThat(order(ConnectionSort.CHECKED, ApplicationSort.CHECKED)).containsExactly(2, 0, 1);
    assertThat(order(ConnectionSort.CONNECTORS, null)).containsExactly(2, 1, 0);

    for (int i : List.of(0, 2)) {
      ApplicationDetails troubled = made.get(i).applications().get(0);
      provider.find(
          troubled.clientId(), i == 0 ? FindingCode.PROBE_EMPTY : FindingCode.ROLE_MISSING);
      steps.verified(troubled);
    }
    assertThat(order(ConnectionSort.STATUS, ApplicationSort.STATUS)).containsExactly(2, 0, 1);
  }

  /** The numbers of the names, upward; downward they are the other way round. */
  private List<Integer> order(ConnectionSort sort, ApplicationSort applications) throws Exception {
    List<String> up = names(sort, true, 0, 10);
    List<String> down = new ArrayList<>(names(sort, false, 0, 10));
    Collections.reverse(down);
    assertThat(down).isEqualTo(up);
    if (applications != null) {
      assertThat(ofApplications(null, null, null, applications)).isEqualTo(up);
    }
    return up.stream().map(one -> Integer.valueOf(one.substring(name.length() + 1))).toList();
  }

  private void setConnection(ConnectionDetails connection, String columns) {
    entities.change(
        "update connection_state set %s where connection_id = '%s'"
            .formatted(columns, connection.id()));
  }

  private void setApplication(ConnectionDetails connection, String columns) {
    entities.change(
        "update application_state set %s where connection_id = '%s'"
            .formatted(columns, connection.id()));
  }

  private List<String> ofConnections(Workload workload, Status status) throws Exception {
    Page<ConnectionRow> page =
        page(
            new ConnectionFilter(
                name, workload, status, null, false, ConnectionLife.ACTIVE, null, true, 0, 20));
    assertThat(page.total()).isEqualTo(page.rows().size());
    return page.rows().stream().map(ConnectionRow::name).toList();
  }

  private List<String> ofApplications(Workload workload, ApplicationType type, Status status)
      throws Exception {
    return ofApplications(workload, type, status, ApplicationSort.CONNECTION);
  }

  private List<String> ofApplications(
      Workload workload, ApplicationType type, Status status, ApplicationSort sort)
      throws Exception {
    Page<ApplicationRow> page =
        auditor.call(
            () ->
                lists.applications(
                    new ApplicationFilter(
                        name, workload, type, status, null, null, null, false, sort, true, 0, 20)));
    assertThat(page.total()).isEqualTo(page.rows().size());
    return page.rows().stream().map(ApplicationRow::connectionName).toList();
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
  void countsAndTurnsThroughTenThousandAndSaysThatThereAreMore() throws Exception {
    String first = connected(2).get(0).id();
    rows.repeatAlone(first, Page.COUNTED - 2);
    try {
      Page<ConnectionRow> end = page(filter(ConnectionSort.NAME, true, 9_990, 20));
      assertThat(end.rows()).hasSize(10);
      assertThat(end.total()).isEqualTo(10_000);
      assertThat(end.more()).isFalse();

      steps.connected(
          ProfilesInContainer.withName(ProfilesInContainer.anApplication(), name + " 2"));

      for (int from : List.of(0, 9_990, 10_000, 10_001)) {
        Page<ConnectionRow> page = page(filter(ConnectionSort.NAME, true, from, 20));
        assertThat(page.rows())
            .as("from %s", from)
            .hasSize(Math.min(20, Math.max(0, 10_000 - from)));
        assertThat(page.total()).isEqualTo(10_000);
        assertThat(page.more()).isTrue();
      }
      assertThat(names(ConnectionSort.NAME, false, 0, 2)).containsExactly(name + " 2", name + " 1");
      assertThat(names(ConnectionSort.NAME, true, 9_999, 1)).containsExactly(name + " 1");
      assertThat(auditor.call(lists::tally).all()).isEqualTo(10_001);
      othersReadOn();
    } finally {
      rows.endCopies(first);
    }
  }

  /** Of 10,001, other applications get each one, by either way. */
  private void othersReadOn() throws Exception {
    ConnectionPage start = found(0, 200);
    assertThat(start.totalIsAtLeast()).isTrue();
    assertThat(start.total()).isEqualTo(10_001);
    ConnectionPage last = found(9_995, 6);
    assertThat(last.connections()).hasSize(6);
    assertThat(last.totalIsAtLeast()).isFalse();
    assertThat(last.total()).isEqualTo(10_001);
    assertThat(found(9_999, 100).connections())
        .extracting(ConnectionSummary::name)
        .containsExactly(name + " 1", name + " 2");

    ConnectionQuery all = ConnectionQuery.all().matching(name);
    ConnectionPage behind = connector.call(() -> api.find(all.behind(name.toUpperCase() + " 0")));
    assertThat(behind.connections()).hasSize(200);
    assertThat(behind.connections().get(0).name()).isEqualTo(name + " 0 again 0");
    assertThat(behind.totalIsAtLeast()).isFalse();
    assertThat(behind.total()).isEqualTo(10_000);
    assertThat(connector.call(() -> api.find(all.behind(name + " 2"))).total()).isZero();
  }

  private ConnectionPage found(int first, int size) throws Exception {
    return connector.call(() -> api.find(ConnectionQuery.all().matching(name).page(first, size)));
  }

  @Test
  void looksForFewLettersWhereANameBegins() throws Exception {
    List<ConnectionDetails> made = connected(2);
    rename(made.get(0), "\u03c9\u03be " + name);
    rename(made.get(1), "In \u03c9\u03be " + name);

    assertThat(page(text("\u03a9\u039e")).rows())
        .extracting(ConnectionRow::name)
        .containsExactly("\u03c9\u03be " + name);
    assertThat(page(text("\u03c9")).total()).isOne();
    assertThat(page(text("\u03c9\u03be " + name)).total()).isEqualTo(2);
    assertThat(page(text("%")).total()).isZero();
    assertThat(applications("\u03c9\u03be", 10).rows())
        .extracting(ApplicationRow::connectionName)
        .containsExactly("\u03c9\u03be " + name);
  }

  private void rename(ConnectionDetails connection, String to) throws Exception {
    administrator.call(
        () -> {
          connections.rename(connection.id(), connection.version(), to);
          return null;
        });
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

    rename(made, "Renamed " + name);

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
    ApplicationDetails unused = steps.addApplication(made.get(2).id(), "Second");
    operator.call(
        () -> {
          applications.disable(unused.id(), unused.version());
          return null;
        });

    Progress started = operator.call(() -> bulk.start(text(name)));
    Progress same = operator.call(() -> bulk.start(List.of(made.get(0).id())));
    Progress ended = endedBatch();

    assertThat(started.total()).isEqualTo(3);
    assertThat(same.id()).isEqualTo(started.id());
    assertThat(ended.done()).isEqualTo(3);
    assertThat(ended.working()).isEqualTo(2);
    assertThat(ended.critical()).isOne();
    assertThat(ended.disabled()).as("passed over").isOne();
    operator.call(
        () -> {
          bulk.dismiss(ended.id());
          return null;
        });
    assertThat(operator.call(bulk::latest)).isEmpty();
    assertThat(administrator.call(bulk::latest)).as("each sees their own").isEmpty();
  }

  @Test
  void startsNoMoreOfWhatItsOwnerCancelled() throws Exception {
    List<String> clients =
        connected(30).stream().map(one -> one.applications().get(0).clientId()).toList();
    int before = signIns(clients);
    clients.forEach(provider::hold);
    Progress started = operator.call(() -> bulk.start(text(name)));
    awaitSignIns(clients, before + 1);

    administrator.call(() -> cancelled(started));
    assertThat(operator.call(bulk::latest).orElseThrow().cancelled())
        .as("by somebody else")
        .isFalse();
    operator.call(() -> cancelled(started));
    clients.forEach(provider::release);
    Progress ended = endedBatch();

    assertThat(ended.cancelled()).isTrue();
    assertThat(ended.total()).isEqualTo(30);
    assertThat(ended.done()).isBetween(1, 24).isEqualTo(signIns(clients) - before);
    assertThat(
            entities.sql(
                "select actor from audit_row where action = 'bulk-verification-cancelled'"
                    + " and subject_id = '"
                    + started.id()
                    + "'"))
        .hasToString("[otto]");
    operator.call(
        () -> {
          bulk.dismiss(ended.id());
          return null;
        });
  }

  @Test
  void verifiesNoMoreOfAnOrganizationAtOnceThanItsLimit() throws Exception {
    List<ConnectionDetails> made = connected(2);
    String large = made.get(0).id();
    for (int i = 2; i <= 6; i++) {
      steps.addApplication(large, "Backup " + i);
    }
    List<String> clients =
        steps.get(large).applications().stream().map(ApplicationDetails::clientId).toList();
    String other = made.get(1).applications().get(0).clientId();
    int before = signIns(clients);
    int otherBefore = signIns(List.of(other));
    clients.forEach(provider::hold);
    operator.call(() -> bulk.start(text(name)));

    awaitSignIns(clients, before + 4);
    awaitSignIns(List.of(other), otherBefore + 1);
    awaitDone(1);
    assertThat(signIns(clients) - before).as("of 6").isEqualTo(4);
    String begun = clients.stream().filter(one -> provider.signIns(one).size() > 1).findAny().get();
    provider.release(begun);
    awaitSignIns(clients, before + 5);
    clients.stream().filter(one -> !one.equals(begun)).forEach(provider::release);

    Progress ended = endedBatch();
    assertThat(ended.done()).isEqualTo(7).isEqualTo(ended.working());
    operator.call(
        () -> {
          bulk.dismiss(ended.id());
          return null;
        });
  }

  @Test
  void takesOverWhatANodeTookThatDied() throws Exception {
    ApplicationDetails application = connected(1).get(0).applications().get(0);
    List<String> client = List.of(application.clientId());
    String profile = "'" + application.profile().id() + "'";
    int before = signIns(client);
    provider.hold(application.clientId());
    operator.call(() -> bulk.start(text(name)));
    awaitSignIns(client, before + 1);

    entities.change(
        "update verification_run set started_at = started_at - interval '2' minute"
            + " where subject_id = "
            + profile);
    entities.change(
        "update verification_batch_item set taken_at = taken_at - interval '4' minute"
            + " where profile_id = "
            + profile);
    awaitSignIns(client, before + 2);
    provider.release(application.clientId());

    Progress ended = endedBatch();
    assertThat(ended.done()).isOne().isEqualTo(ended.working());
    operator.call(
        () -> {
          bulk.dismiss(ended.id());
          return null;
        });
  }

  private void awaitSignIns(List<String> clients, int count) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (signIns(clients) < count) {
      assertThat(Instant.now()).as("%d began", signIns(clients)).isBefore(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private void awaitDone(int count) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (operator.call(bulk::latest).orElseThrow().done() < count) {
      assertThat(Instant.now()).as("%d ended", count).isBefore(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private Object cancelled(Progress batch) {
    bulk.cancel(batch.id());
    return null;
  }

  private int signIns(List<String> clients) {
    return clients.stream().mapToInt(client -> provider.signIns(client).size()).sum();
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
    return auditor.call(() -> lists.applications(applicationsFor(reasons)));
  }

  private int applicationsUpTo(int most, Set<FindingCode> reasons) throws Exception {
    return auditor.call(() -> lists.applicationsUpTo(most, applicationsFor(reasons)));
  }

  private ApplicationFilter applicationsFor(Set<FindingCode> reasons) {
    return new ApplicationFilter(
        name, null, null, null, reasons, null, null, false, null, true, 0, 20);
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
