package dev.connections.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.ConnectionsException;
import dev.connections.connection.ConnectionRowsInContainer;
import dev.connections.connection.ConnectionsInContainer;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class OneConnectionPerOrganizationIT {
  private static final int PEOPLE = 200;

  /** As a person may have at most. */
  private static final int DRAFTS_AT_ONCE = 25;

  private static final List<String> SPELLINGS =
      List.of(
          "%s.okta.test",
          "https://%s.okta.test",
          " %s.okta.test ",
          "login.%s.test",
          "https://login.%s.test",
          "mail.%s.test");

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private ConnectionDrafts drafts;
  @Inject private WizardInContainer wizard;
  @Inject private ConnectionsInContainer steps;
  @Inject private ConnectionRowsInContainer rows;
  @Inject private AsOperator operator;
  @Inject private EntitiesInContainer entities;

  private final String organization = WizardInContainer.anOrganization();

  @Test
  void isMadeOnceByTwoHundredPeopleAtOnceHoweverTheySpellIt() throws Exception {
    rows.giveDrafts("otto", "earlier");
    List<String> ready = readyDrafts();
    Map<String, Long> before = counts();

    List<Object> outcomes = finishAllAtOnce(ready);
    rows.giveDrafts("otto", "others");

    List<String> made = only(String.class, outcomes);
    List<OrganizationTakenException> taken = only(OrganizationTakenException.class, outcomes);
    assertThat(outcomes).hasSize(PEOPLE);
    assertThat(made).as("%s", outcomes).hasSize(1);
    assertThat(taken).hasSize(PEOPLE - 1);
    ConnectionDetails connection = steps.get(made.get(0));
    assertThat(taken).allMatch(t -> t.connectionId().equals(connection.id()));
    assertThat(taken).allMatch(t -> t.connectionName().equals(connection.name()));
    assertThat(taken).noneMatch(OrganizationTakenException::removed);
    assertThat(connection.applications()).hasSize(1);
    assertThat(added(before, counts()))
        .as("one of each and the refusals, and nothing half made")
        .isEqualTo(
            Map.of(
                "connection", 1L,
                "connection_state", 1L,
                "application", 1L,
                "application_state", 1L,
                "application_capability",
                    (long) connection.applications().get(0).capabilities().size(),
                "application_connection_profile", 1L,
                "profile_state", 1L,
                "audit_row", 2L + PEOPLE - 1,
                "connection_event", 1L));
  }

  /** Their organization is found and everything is entered; only the last button is left. */
  private List<String> readyDrafts() throws Exception {
    List<String> ready = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String typed = SPELLINGS.get(i % SPELLINGS.size()).formatted(organization);
      String client = "0oa" + organization + i;
      String name = organization + " " + i;
      ready.add(
          operator.call(() -> wizard.filled(WizardInContainer.basics(name, typed), client).id()));
      if (i % DRAFTS_AT_ONCE == DRAFTS_AT_ONCE - 1) {
        rows.giveDrafts("otto", "others");
      }
    }
    rows.giveDrafts("others", "otto");
    return ready;
  }

  private List<Object> finishAllAtOnce(List<String> ready) throws Exception {
    CountDownLatch everybody = new CountDownLatch(PEOPLE);
    ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
    try {
      List<Future<Object>> running = new ArrayList<>();
      for (String draft : ready) {
        Callable<Object> work =
            () -> {
              everybody.countDown();
              everybody.await();
              try {
                return operator.call(() -> drafts.finish(draft, true));
              } catch (ConnectionsException refused) {
                return refused;
              }
            };
        running.add(threads.submit(work));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> end : running) {
        outcomes.add(end.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> List<T> only(Class<T> type, List<Object> outcomes) {
    return outcomes.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Of all tables but those of drafts and runs, which timers clear. */
  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (Object table :
        entities.sql(
            "select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_name not like '%draft%' and table_name not like 'verification%'"
                + " and table_name not like 'profile_key' and table_name not like 'flyway%'")) {
      Object count = entities.sql("select count(*) from " + table).get(0);
      counts.put(table.toString(), ((Number) count).longValue());
    }
    return counts;
  }

  private static Map<String, Long> added(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> added = new TreeMap<>();
    after.forEach(
        (table, count) -> {
          long more = count - before.get(table);
          if (more != 0) {
            added.put(table, more);
          }
        });
    return added;
  }

  @Test
  void refusesAnOrganizationUnderItsOtherSpellings() throws Exception {
    String made = operator.call(() -> wizard.connected(organization));

    for (String spelling : SPELLINGS) {
      String typed = spelling.formatted(organization);
      OrganizationTakenException taken =
          catchThrowableOfType(
              OrganizationTakenException.class,
              () -> operator.call(() -> wizard.found(WizardInContainer.basics("Other", typed))));

      assertThat(taken).as(spelling).isNotNull();
      assertThat(taken.connectionId()).isEqualTo(made);
    }
  }
}
