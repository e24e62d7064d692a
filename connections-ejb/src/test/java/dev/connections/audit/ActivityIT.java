package dev.connections.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.console.Page;
import dev.connections.console.activity.Act;
import dev.connections.console.activity.Activity;
import dev.connections.console.activity.ActivityFilter;
import dev.connections.console.activity.ActivityRow;
import dev.connections.container.AsAuditor;
import dev.connections.container.Deployments;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ActivityIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @Inject private Activity activity;
  @Inject private AuditTrail trail;
  @Inject private ActsInContainer acts;
  @Inject private ExpiredActivity expired;
  @Inject private AsAuditor auditor;
  @Inject private Clock clock;

  private final String actor = "Ada " + UUID.randomUUID();
  private final Actor by = new Actor("1", actor);
  private final String subject = UUID.randomUUID().toString();

  @Test
  void showsTheLatestFirstAPageAtATime() throws Exception {
    done(Act.PROFILE_CREATED, "one");
    done(Act.PROFILE_CHANGED, "two");
    done(Act.PROFILE_DELETED, "three");

    Page<ActivityRow> second = list(filter(actor, "", "", "", 1, 1));

    assertThat(second.total()).isEqualTo(3);
    assertThat(second.rows()).extracting(ActivityRow::action).containsExactly("profile-changed");
  }

  @Test
  void findsWhoWhatAndOnWhatWithoutRegardToCase() throws Exception {
    done(Act.PROFILE_CREATED, "Acme " + subject);
    done(Act.PROFILE_DELETED, "Acme " + subject);

    assertThat(list(filter(actor.toUpperCase(), "", "", "", 0, 9)).total()).isEqualTo(2);
    assertThat(list(filter("", "profile-deleted", subject, "", 0, 9)).total()).isOne();
    assertThat(list(filter("", "", "acme " + subject, "DONE", 0, 9)).total()).isEqualTo(2);
    assertThat(list(filter("", "", "acme%" + subject, "", 0, 9)).total()).isZero();
    assertThat(list(filter(actor, "", "", "FAILED", 0, 9)).total()).isZero();
    assertThat(list(filter(actor + "\0", "", "", "", 0, 9)).total()).isZero();
  }

  @Test
  void findsASubjectByItsId() throws Exception {
    trail.aloneBy(
        by, Act.PROFILE_CREATED, Subject.of("profile", subject, "Acme"), AuditResult.DONE, "");

    assertThat(list(filter("", "", subject, "", 0, 9)).total()).isOne();
  }

  @Test
  void endsBeforeTheSecondInstant() throws Exception {
    Instant before = clock.instant();
    done(Act.PROFILE_CREATED, "one");
    Instant at = list(filter(actor, "", "", "", 0, 1)).rows().get(0).at();

    assertThat(during(before, at).total()).isZero();
    assertThat(during(at, at.plusMillis(1)).total()).isOne();
  }

  @Test
  void exportsEachRowOnceThoughManyHappenedAtTheSameInstant() throws Exception {
    acts.atOneInstant(1203, actor, clock.instant());
    List<String> exported = new ArrayList<>();

    auditor.call(
        () -> {
          activity.export(filter(actor, "", "", "", 0, 1), row -> exported.add(row.id()));
          return null;
        });

    assertThat(exported).hasSize(1203).doesNotHaveDuplicates();
  }

  @Test
  void namesEachActionOnce() throws Exception {
    done(Act.PROFILE_CREATED, "one");
    done(Act.PROFILE_CREATED, "two");

    assertThat(auditor.call(() -> activity.actions()))
        .contains("profile-created")
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  void refusesPagesThatAreNone() {
    assertThatThrownBy(() -> list(filter("", "", "", "", 0, 201)))
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void deletesWhatIsKeptNoLongerAndSaysSo() throws Exception {
    acts.atOneInstant(1203, actor, clock.instant().minus(Duration.ofDays(401)));
    acts.atOneInstant(1, actor, clock.instant().minus(Duration.ofDays(399)));
    Instant before = clock.instant();

    expired.delete();

    assertThat(list(filter(actor, "", "", "", 0, 9)).total()).isOne();
    assertThat(
            list(new ActivityFilter("system", "activity-expired", "", before, null, "DONE", 0, 9))
                .rows())
        .extracting(ActivityRow::detail)
        .containsExactly("1203 older than 400 days");
  }

  private void done(Act act, String name) {
    trail.aloneBy(by, act, Subject.of("profile", "", name), AuditResult.DONE, "");
  }

  private Page<ActivityRow> during(Instant from, Instant to) throws Exception {
    return list(new ActivityFilter(actor, "", "", from, to, "", 0, 9));
  }

  private Page<ActivityRow> list(ActivityFilter filter) throws Exception {
    return auditor.call(() -> activity.list(filter));
  }

  private static ActivityFilter filter(
      String actor, String action, String subject, String result, int first, int size) {
    return new ActivityFilter(actor, action, subject, null, null, result, first, size);
  }
}
