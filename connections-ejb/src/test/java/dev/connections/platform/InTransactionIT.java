package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.audit.Subject;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.platform.UseCasesInContainer.Refused;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class InTransactionIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private UseCasesInContainer cases;
  @Inject private EntitiesInContainer entities;

  private final String name = UUID.randomUUID().toString();
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void beginsATransactionWhereAMethodAsksForOneAlone() {
    assertThat(cases.statusWithin()).isEqualTo(Status.STATUS_ACTIVE);
    assertThat(cases.statusWithout()).isEqualTo(Status.STATUS_NO_TRANSACTION);
  }

  @Test
  void rollsBackWhenAUseCaseIsRefused() {
    assertThatThrownBy(() -> cases.writeAndRefuse(name)).isInstanceOf(Refused.class);

    assertThat(written()).isEqualTo("[0]");
  }

  @Test
  void runsAgainWhatTheDatabaseGaveUpForAnotherTransaction() {
    cases.writeAtLast(name, 2, tries);

    assertThat(tries).hasValue(3);
    assertThat(written()).isEqualTo("[1]");
  }

  @Test
  void runsAgainWhatWroteAUniqueValueSecond() {
    cases.writeAtLast(name, 0, new AtomicInteger());

    cases.writeUnlessThere(name, tries);

    assertThat(tries).hasValue(2);
    assertThat(written()).isEqualTo("[1]");
  }

  @Test
  void givesUpAfterThreeTries() {
    assertThatThrownBy(() -> cases.writeAtLast(name, 3, tries)).isInstanceOf(EJBException.class);

    assertThat(tries).hasValue(3);
    assertThat(written()).isEqualTo("[0]");
  }

  /** One for each connection of the pool: a second one for the record would wait for ever. */
  @Test
  void recordsAsManyRefusalsAtOnceAsThePoolHasConnections() throws Exception {
    Subject subject = Subject.of("profile", name, "");
    CyclicBarrier together = new CyclicBarrier(Database.CONNECTIONS);
    Callable<Void> refused =
        () -> {
          assertThatThrownBy(() -> cases.refuse(subject, together)).isInstanceOf(Refused.class);
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(Database.CONNECTIONS);
    try {
      for (Future<Void> one :
          threads.invokeAll(Collections.nCopies(Database.CONNECTIONS, refused))) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(recorded()).isEqualTo("[" + Database.CONNECTIONS + "]");
  }

  @Test
  void recordsOnceWhatWasTriedSeveralTimes() {
    cases.noteAtLast(Subject.of("profile", name, ""), 2, tries);

    assertThat(tries).hasValue(3);
    assertThat(recorded()).isEqualTo("[1]");
  }

  private String recorded() {
    return entities
        .sql("select count(*) from audit_row where subject_id = '" + name + "'")
        .toString();
  }

  private String written() {
    return entities
        .sql("select count(*) from set_up_token where token_hash = '" + name + "'")
        .toString();
  }
}
