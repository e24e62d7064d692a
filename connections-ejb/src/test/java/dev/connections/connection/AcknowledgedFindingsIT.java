package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionLists;
import dev.connections.console.profiles.Acknowledgement;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.verification.AcknowledgedFinding;
import dev.connections.container.AsAuditor;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.profile.AcknowledgementsInContainer;
import dev.connections.profile.PretendProviderInContainer;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class AcknowledgedFindingsIT {
  private static final FindingCode SECOND_SECRET = FindingCode.UNKNOWN_CREDENTIAL;

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private ConnectionProfiles profiles;
  @EJB private ConnectionLists lists;
  @Inject private ConnectionsInContainer steps;
  @Inject private PretendProviderInContainer provider;
  @Inject private AcknowledgementsInContainer acknowledgements;
  @Inject private EntitiesInContainer entities;
  @Inject private AsOperator operator;
  @Inject private AsAuditor auditor;

  private ConnectionDetails made;
  private ApplicationDetails application;

  @BeforeEach
  void hasASecondSecret() throws Exception {
    made = steps.connected();
    application = made.applications().get(0);
    provider.find(application.clientId(), SECOND_SECRET);
    steps.verified(application);
  }

  @Test
  void countsForNoStatusWhileSomebodyAnswersForIt() throws Exception {
    assertThat(steps.get(made.id()).health().status()).isEqualTo(Status.NEEDS_ATTENTION);

    acknowledge("Belongs to the export.", today().plusDays(30));

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(now.health().acknowledged()).isOne();
    ApplicationDetails shown = now.applications().get(0);
    assertThat(shown.health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(shown.findings()).isEmpty();
    AcknowledgedFinding acknowledged = shown.acknowledged().get(0);
    assertThat(acknowledged.finding().code()).isEqualTo(SECOND_SECRET);
    assertThat(acknowledged.why()).isEqualTo("Belongs to the export.");
    assertThat(acknowledged.by()).isEqualTo("otto");
    assertThat(acknowledged.endsAt())
        .as("the end of the day in the last place where it ends")
        .isEqualTo(today().plusDays(31).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant());
    assertThat(acknowledged.lastDay()).isEqualTo(today().plusDays(30));
    ConnectionEvent line = now.history().get(0);
    assertThat(line.act()).isEqualTo(Act.FINDING_ACKNOWLEDGED);
    assertThat(line.detail()).isEqualTo("UNKNOWN_CREDENTIAL: Belongs to the export.");
    assertThat(line.change().to()).isEqualTo(Status.NO_ISSUES);
  }

  @Test
  void holdsForTheDayThatIsStillTodayWestOfUtc() throws Exception {
    acknowledge("Belongs to the export.", inTheWest());

    AcknowledgedFinding acknowledged = shown().acknowledged().get(0);
    assertThat(acknowledged.lastDay()).isEqualTo(inTheWest());
    assertThat(acknowledged.endsAt()).isAfter(Instant.now());
  }

  @Test
  void staysSoOverFurtherVerifications() throws Exception {
    acknowledge("Belongs to the export.", today());

    steps.verified(application);
    assertThat(shown().health().status()).isEqualTo(Status.NO_ISSUES);

    provider.find(application.clientId(), SECOND_SECRET, FindingCode.UNREACHABLE);
    steps.verified(application);
    assertThat(shown().acknowledged()).hasSize(1);

    provider.find(application.clientId(), SECOND_SECRET, FindingCode.SCOPE_EXCESS);
    steps.verified(application);
    assertThat(shown().health().status()).isEqualTo(Status.NEEDS_ATTENTION);
    assertThat(shown().findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.SCOPE_EXCESS);
  }

  @Test
  void isOpenAgainWhenItComesBackAfterItWasGone() throws Exception {
    acknowledge("Belongs to the export.", today().plusDays(30));
    provider.find(application.clientId());
    steps.verified(application);
    assertThat(shown().acknowledged()).isEmpty();

    provider.find(application.clientId(), SECOND_SECRET);
    steps.verified(application);

    assertThat(shown().health().status()).isEqualTo(Status.NEEDS_ATTENTION);
  }

  @Test
  void isOpenAgainWhenSomebodyOpensItAndThatIsOneLine() throws Exception {
    acknowledge("Belongs to the export.", today().plusDays(30));

    operator.call(
        () -> {
          profiles.reopen(application.profile().id(), SECOND_SECRET, "");
          profiles.reopen(application.profile().id(), SECOND_SECRET, "");
          return null;
        });

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.health().status()).isEqualTo(Status.NEEDS_ATTENTION);
    assertThat(now.health().acknowledged()).isZero();
    assertThat(now.history())
        .filteredOn(event -> event.act() == Act.FINDING_REOPENED)
        .singleElement()
        .matches(event -> event.change().to() == Status.NEEDS_ATTENTION);
  }

  @Test
  void isOpenAgainByItselfAfterItsDay() throws Exception {
    acknowledge("Belongs to the export.", today().plusDays(30));
    entities.change(
        "update finding_acknowledgement set ends_at = acknowledged_at where profile_id = '"
            + application.profile().id()
            + "'");

    acknowledgements.openAgain();

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.health().status()).isEqualTo(Status.NEEDS_ATTENTION);
    assertThat(now.history().get(0).act()).isEqualTo(Act.FINDING_REOPENED);
    assertThat(now.history().get(0).actor()).isEqualTo("system");
  }

  @Test
  void findsTheConnectionsThatHaveSome() throws Exception {
    acknowledge("Belongs to the export.", today().plusDays(30));

    assertThat(auditor.call(() -> lists.connections(acknowledged(made.name()))).total()).isOne();

    operator.call(
        () -> {
          profiles.reopen(application.profile().id(), SECOND_SECRET, "");
          return null;
        });
    assertThat(auditor.call(() -> lists.connections(acknowledged(made.name()))).total()).isZero();
  }

  @Test
  void saysWhatIsNotAccepted() throws Exception {
    assertRefused(SECOND_SECRET, " ", today(), "why EMPTY");
    assertRefused(SECOND_SECRET, "x".repeat(501), today(), "why TOO_LONG");
    assertRefused(SECOND_SECRET, "Fine.", null, "until EMPTY");
    assertRefused(SECOND_SECRET, "Fine.", inTheWest().minusDays(1), "until PAST");
    assertRefused(SECOND_SECRET, "Fine.", today().plusDays(367), "until TOO_LATE");
    assertRefused(FindingCode.SCOPE_EXCESS, "Fine.", today(), "finding GONE");
    assertRefused(FindingCode.ROLE_MISSING, "Fine.", today(), "finding NOT_OFFERED");
    assertThat(shown().health().status()).isEqualTo(Status.NEEDS_ATTENTION);
  }

  @Test
  void isForThoseWhoMayChangeSomething() {
    assertThatThrownBy(
            () ->
                auditor.call(
                    () -> {
                      profiles.acknowledge(
                          application.profile().id(), given(SECOND_SECRET, "Fine.", today()));
                      return null;
                    }))
        .isInstanceOf(EJBAccessException.class);
  }

  private void assertRefused(FindingCode code, String why, LocalDate until, String problem) {
    assertThatThrownBy(
            () ->
                operator.call(
                    () -> {
                      profiles.acknowledge(application.profile().id(), given(code, why, until));
                      return null;
                    }))
        .isInstanceOfSatisfying(
            InvalidFieldsException.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(one -> one.field() + " " + one.code())
                    .containsExactly(problem));
  }

  private void acknowledge(String why, LocalDate until) throws Exception {
    operator.call(
        () -> {
          profiles.acknowledge(application.profile().id(), given(SECOND_SECRET, why, until));
          return null;
        });
  }

  private static Acknowledgement given(FindingCode code, String why, LocalDate until) {
    return new Acknowledgement(code, List.of(""), why, until);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** The day that is the last to end. */
  private static LocalDate inTheWest() {
    return LocalDate.now(ZoneOffset.ofHours(-12));
  }

  private ApplicationDetails shown() throws Exception {
    return steps.get(made.id()).applications().get(0);
  }

  private static ConnectionFilter acknowledged(String text) {
    return new ConnectionFilter(
        text, null, null, null, true, ConnectionLife.ACTIVE, null, true, 0, 20);
  }
}
