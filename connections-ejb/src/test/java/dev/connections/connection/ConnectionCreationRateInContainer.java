package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.audit.Actor;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.container.OneTransactionInContainer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How many connections a second are made by the service, and by the statements that it causes when
 * nothing but JDBC runs them: the same inserts, prepared once, one transaction for each connection,
 * over one connection to the database. Both begin with a profile that is there already. Prints
 * medians; rounds of either take turns, so that the machine's other work falls on both.
 *
 * <p>{@code mvn -pl connections-ejb -am verify -Dtest=None
 * -Dit.test=ConnectionCreationRateInContainer -Dsurefire.failIfNoSpecifiedTests=false
 * -Dfailsafe.failIfNoSpecifiedTests=false}; with {@code -Ddurable=true} PostgreSQL waits for its
 * disk at each commit, as it does where nobody configured it otherwise.
 */
@ExtendWith(ArquillianExtension.class)
public class ConnectionCreationRateInContainer {
  /** Until the server's code is compiled, too, as in one that runs for days. */
  private static final int WARM_UP = 30;

  private static final int ROUNDS = 21;
  private static final int A_ROUND = 100;

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @Inject private BareCreationInContainer bare;
  @Inject private NewConnections connections;
  @Inject private OneTransactionInContainer transaction;
  @Inject private AsOperator operator;
  @Inject private EntitiesInContainer entities;

  @Test
  void printsTheRateOfTheServiceAndOfItsStatements() throws Exception {
    List<Double> byService = new ArrayList<>();
    List<Double> byStatements = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      double service = rateOfService(bare.wanted(A_ROUND));
      double statements = bare.rate(bare.wanted(A_ROUND));
      if (round >= WARM_UP) {
        byService.add(service);
        byStatements.add(statements);
      }
    }

    assertThat(rowsEach("'service'")).as("the same rows").isEqualTo(rowsEach("'bare'"));
    System.out.printf(
        Locale.ROOT,
        "%nConnections made a second on %s: %.0f by the service, %.0f by its statements alone,"
            + " which is %.2f of them%n",
        bare.database(),
        median(byService),
        median(byStatements),
        median(byService) / median(byStatements));
  }

  private double rateOfService(List<NewConnection> all) throws Exception {
    long start = System.nanoTime();
    operator.call(
        () -> {
          for (NewConnection wanted : all) {
            transaction.call(
                () -> {
                  connections.add(wanted, new Actor("", "service"));
                  return null;
                });
          }
          return null;
        });
    return all.size() * 1e9 / (System.nanoTime() - start);
  }

  /** How many of each kind were made, and changed again, so that neither side did less. */
  private List<Object> rowsEach(String maker) {
    String made = " where created_by = " + maker + ")";
    List<Object> counts = new ArrayList<>();
    counts.addAll(entities.sql("select count(*) from connection where created_by = " + maker));
    for (String of :
        List.of(
            "connection_state where connection_id in (select id from connection",
            "connection_state where version > 1 and connection_id in (select id from connection",
            "application_state where application_id in (select id from application",
            "application_capability where application_id in (select id from application",
            "connection_event where connection_id in (select id from connection",
            "audit_row where connection_id in (select id from connection")) {
      counts.addAll(entities.sql("select count(*) from " + of + made));
    }
    return counts;
  }

  private static double median(List<Double> rates) {
    Collections.sort(rates);
    return rates.get(rates.size() / 2);
  }
}
