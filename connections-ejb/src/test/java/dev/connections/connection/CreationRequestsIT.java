package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.api.InvalidRequestException;
import dev.connections.api.RetryLaterException;
import dev.connections.console.connections.CreationRequests;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What programs can rely on that send a request to make a connection again. */
@ExtendWith(ArquillianExtension.class)
public class CreationRequestsIT {
  private static final int AT_ONCE = 4;

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private CreationRequests requests;
  @Inject private AsOperator operator;
  @Inject private AsAdministrator administrator;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService threads;

  private final String key = UUID.randomUUID().toString();

  @Test
  void letsOneOfSeveralEqualRequestsAtOnceMakeTheConnection() throws Exception {
    CyclicBarrier together = new CyclicBarrier(AT_ONCE);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      answers.add(
          threads.submit(
              () -> {
                together.await();
                return begun("a");
              }));
    }

    List<String> outcomes = new ArrayList<>();
    for (Future<String> answer : answers) {
      outcomes.add(answer.get());
    }
    List<String> expected = new ArrayList<>(Collections.nCopies(AT_ONCE - 1, "later"));
    expected.add("make it");
    assertThat(outcomes).containsExactlyInAnyOrderElementsOf(expected);
    operator.call(
        () -> {
          requests.made(key, "c-1");
          return null;
        });
    assertThat(begun("a")).isEqualTo("c-1");
  }

  @Test
  void takesARequestAgainThatMadeNothing() throws Exception {
    assertThat(begun("a")).isEqualTo("make it");
    assertThat(begun("a")).isEqualTo("later");

    operator.call(
        () -> {
          requests.failed(key);
          return null;
        });

    assertThat(begun("a")).isEqualTo("make it");
  }

  @Test
  void refusesAKeyForAnotherRequestAndLeavesItToOthers() throws Exception {
    begun("a");

    assertThatThrownBy(() -> begun("b"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("another request");
    assertThat(administrator.call(() -> requests.begin(key, "b"))).isEmpty();
    assertThatThrownBy(() -> operator.call(() -> requests.begin("a\u00e9", "a")))
        .isInstanceOf(InvalidRequestException.class);
  }

  /** What the caller is told to do about it. */
  private String begun(String content) throws Exception {
    try {
      Optional<String> made = operator.call(() -> requests.begin(key, content));
      return made.orElse("make it");
    } catch (RetryLaterException later) {
      return "later";
    }
  }
}
