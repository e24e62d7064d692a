package dev.connections.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.connections.api.AccessToken;
import dev.connections.api.AccessTokens;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.FindingCode;
import dev.connections.api.LinkRequest;
import dev.connections.api.RetryLaterException;
import dev.connections.api.TokenRequest;
import dev.connections.api.TokenType;
import dev.connections.connection.ConnectionsInContainer;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.container.AsAdministrator;
import dev.connections.container.Deployments;
import dev.connections.platform.ClockInContainer;
import dev.connections.profile.PretendProviderInContainer;
import dev.connections.provider.call.ProviderRefusal;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class TokensOverTimeIT {
  private static final String USERS = "users-backup";
  private static final String GROUPS = "groups-backup";
  private static final Duration SOON = Duration.ofSeconds(60);

  /** For so long a caller gets the token that it got before, while that is good. */
  private static final Duration A_ROUTE = Duration.ofSeconds(31);

  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private AccessTokens tokens;
  @EJB private ConnectorLinks links;
  @Inject private ConnectionsInContainer steps;
  @Inject private PretendProviderInContainer provider;
  @Inject private AsAdministrator administrator;
  @Inject private ClockInContainer time;
  @Inject private Clock clock;
  @Inject private SharedTokens shared;

  @Test
  void aProviderThatIsDownForFiveMinutesIsAskedEverMoreSeldomAndCallersWithATokenNoticeNothing()
      throws Exception {
    ConnectionDetails made = linked();
    String before = request(made, USERS).value();
    provider.refuseTokens(client(made), new ProviderRefusal(FindingCode.UNREACHABLE));

    time.during(
        () -> {
          RetryLaterException last = null;
          for (int second = 0; second <= 300; second += 5) {
            time.pass(Duration.ofSeconds(second));
            assertThat(request(made, USERS).value()).isEqualTo(before);
            last = catchThrowableOfType(RetryLaterException.class, () -> request(made, GROUPS));
            assertThat(last.retryAt()).isBeforeOrEqualTo(clock.instant().plus(LONGEST_BACK_OFF));
          }
          // At most after 1, 2, 4, 8, 16, 32 and then each 60 seconds, beside what was answered.
          assertThat(requests(made)).isBetween(8, 12);

          provider.giveTokens(client(made));
          assertThatThrownBy(() -> request(made, GROUPS)).isInstanceOf(RetryLaterException.class);
          time.pass(Duration.ofSeconds(300).plus(LONGEST_BACK_OFF));
          assertThat(request(made, GROUPS).value()).startsWith("token-");
          assertThat(request(made, USERS).value()).isEqualTo(before);
        });
  }

  @Test
  void aTokenThatIsUsedIsRenewedBeforeItEndsAndNoOther() throws Exception {
    ConnectionDetails used = linked();
    ConnectionDetails unused = linked();
    String before = request(used, USERS).value();
    request(unused, USERS);

    time.during(
        () -> {
          time.pass(Duration.ofMinutes(52));
          assertThat(request(used, USERS).value()).isEqualTo(before);
          until(() -> requests(used) == 2);
          time.pass(Duration.ofMinutes(52).plus(A_ROUTE));
          until(() -> request(used, USERS).value().startsWith("token-2-of-"));
          assertThat(requests(used)).isEqualTo(2);
          assertThat(requests(unused)).isEqualTo(1);
        });
  }

  @Test
  void aProviderThatDoesNotAnswerKeepsNoOtherTokenFromBeingRenewed() throws Exception {
    ConnectionDetails silent = linked();
    ConnectionDetails other = linked();
    request(silent, USERS);
    request(other, USERS);
    provider.hold(client(silent));
    try {
      time.during(
          () -> {
            time.pass(Duration.ofMinutes(52));
            request(silent, USERS);
            until(() -> requests(silent) == 2);
            request(other, USERS);
            until(() -> requests(other) == 2);
            time.pass(Duration.ofMinutes(52).plus(A_ROUTE));
            until(() -> request(other, USERS).value().startsWith("token-2-of-"));
            assertThat(request(silent, USERS).value()).startsWith("token-1-of-");
          });
    } finally {
      provider.release(client(silent));
    }
  }

  @Test
  void anApplicationThatNeedsAPersonIsAskedOnceForAnotherTokenAndGivesTheOldOneToItsEnd()
      throws Exception {
    ConnectionDetails made = linked();
    ConnectionDetails other = linked();
    String before = request(made, USERS).value();
    request(other, USERS);
    provider.refuseTokens(client(made), new ProviderRefusal(FindingCode.KEY_MISMATCH));
    provider.find(client(made), FindingCode.KEY_MISMATCH);

    time.during(
        () -> {
          time.pass(Duration.ofMinutes(52));
          assertThat(request(made, USERS).value()).isEqualTo(before);
          until(() -> requests(made) == 2);
          // Renewals went round once more when the other one, used from now on, has its new token.
          request(other, USERS);
          until(() -> requests(other) == 2);
          assertThat(request(made, USERS).value()).isEqualTo(before);
          assertThat(requests(made)).isEqualTo(2);
        });
  }

  @Test
  void nodesWhoseClocksDifferByMinutesKeepOneLeaseAndOneEnd() throws Exception {
    ConnectionDetails made = linked();
    TokenKey key = TokenKey.of(made.applications().get(0).profile().id(), "c", "s", "skewed");

    time.during(
        () -> {
          time.setWrong(Duration.ofMinutes(2));
          SharedTokens.Turn first = shared.turn(key, 0);
          assertThat(first).isInstanceOf(SharedTokens.Turn.Fetch.class);
          time.setWrong(Duration.ofMinutes(-2));
          assertThat(shared.turn(key, 0)).isInstanceOf(SharedTokens.Turn.Wait.class);
          time.setWrong(Duration.ofMinutes(4));
          assertThat(shared.turn(key, 0)).isInstanceOf(SharedTokens.Turn.Wait.class);

          time.setWrong(Duration.ofMinutes(2));
          Instant end = Instant.now().plus(Duration.ofMinutes(10));
          shared.put(key, token(end.plus(Duration.ofMinutes(2)), first));
          time.setWrong(Duration.ofMinutes(-2));
          SharedTokens.Turn given = shared.turn(key, 0);
          assertThat(given).isInstanceOf(SharedTokens.Turn.Given.class);
          assertThat(((SharedTokens.Turn.Given) given).token().expiresAt())
              .isCloseTo(end.minus(Duration.ofMinutes(2)), within(20, ChronoUnit.SECONDS));
        });
  }

  @Test
  void nodesWhoseClocksDifferByMinutesLeaveAProviderAloneUntilTheSameMoment() throws Exception {
    ConnectionDetails made = linked();
    TokenKey key = TokenKey.of(made.applications().get(0).profile().id(), "c", "s", "waiting");

    time.during(
        () -> {
          time.setWrong(Duration.ofMinutes(2));
          SharedTokens.Turn.Fetch first = (SharedTokens.Turn.Fetch) shared.turn(key, 0);
          Instant now = clock.instant();
          shared.fail(
              key,
              first.fence(),
              new TokenFailure(FindingCode.RATE_LIMITED, "", "", now, now.plusSeconds(60)));
          time.setWrong(Duration.ofMinutes(-2));
          SharedTokens.Turn told = shared.turn(key, 0);
          assertThat(told).isInstanceOf(SharedTokens.Turn.Failed.class);
          assertThat(((SharedTokens.Turn.Failed) told).failure().retryAt())
              .isCloseTo(
                  Instant.now().plusSeconds(60).minus(Duration.ofMinutes(2)),
                  within(20, ChronoUnit.SECONDS));
        });
  }

  private KeptToken token(Instant end, SharedTokens.Turn turn) {
    return new KeptToken(
        "skewed",
        TokenType.BEARER,
        null,
        ((SharedTokens.Turn.Fetch) turn).fence(),
        clock.instant(),
        end,
        0.2);
  }

  private ConnectionDetails linked() throws Exception {
    ConnectionDetails made = steps.connected(USERS, GROUPS);
    administrator.call(
        () -> links.link(LinkRequest.of(made.id(), made.id()).needing(Set.of(USERS, GROUPS))));
    return made;
  }

  private AccessToken request(ConnectionDetails made, String capability) throws Exception {
    return administrator.call(() -> tokens.request(TokenRequest.of(made.id(), capability)));
  }

  private static String client(ConnectionDetails made) {
    ApplicationDetails application = made.applications().get(0);
    return application.clientId();
  }

  private int requests(ConnectionDetails made) {
    return provider.tokenRequests(client(made)).size();
  }

  /** By the machine's clock. */
  private static void until(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(SOON);
    while (!condition.call()) {
      assertThat(Instant.now()).as("the end of the wait").isBefore(end);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
