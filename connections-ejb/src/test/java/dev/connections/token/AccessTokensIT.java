package dev.connections.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.SignedJWT;
import dev.connections.api.AccessToken;
import dev.connections.api.AccessTokens;
import dev.connections.api.ApplicationNotWorkingException;
import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.ConnectionsException;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.FindingCode;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkNotAllowedException;
import dev.connections.api.LinkRequest;
import dev.connections.api.LinkState;
import dev.connections.api.RetryLaterException;
import dev.connections.api.TokenRequest;
import dev.connections.api.TokenType;
import dev.connections.api.UnknownConnectorException;
import dev.connections.connection.ConnectionsInContainer;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectorUse;
import dev.connections.console.connection.ConnectorView;
import dev.connections.console.connection.RelatedConnectors;
import dev.connections.console.connection.TokenHour;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsConnector;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.profile.PretendProviderInContainer;
import dev.connections.profile.ProfilesInContainer;
import dev.connections.provider.call.ProviderRefusal;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class AccessTokensIT {
  private static final String USERS = "users-backup";
  private static final Duration SOON = Duration.ofSeconds(20);

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private AccessTokens tokens;
  @EJB private ConnectorLinks links;
  @EJB private RelatedConnectors related;
  @EJB private Applications applications;
  @Inject private SharedTokens shared;
  @Inject private ConnectionsInContainer steps;
  @Inject private PretendProviderInContainer provider;
  @Inject private AsAdministrator administrator;
  @Inject private AsConnector connector;
  @Inject private AsOperator operator;

  @Test
  void givesATokenOfTheCapabilitysScopesAndSaysWhereItIsFor() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));

    AccessToken token = request(made);

    ApplicationDetails application = made.applications().get(0);
    assertThat(token.value()).isEqualTo("token-1-of-" + application.clientId());
    assertThat(token.type()).isEqualTo(TokenType.BEARER);
    assertThat(token.authorization()).isEqualTo("Bearer " + token.value());
    assertThat(token.connectionId()).isEqualTo(made.id());
    assertThat(token.applicationName()).isEqualTo("Backup");
    assertThat(token.address()).isEqualTo(URI.create("https://" + made.organization().host()));
    assertThat(token.alsoCovers()).isEmpty();
    assertThat(token.expiresAt()).isAfter(Instant.now().plusSeconds(3_000));
    assertThat(token.toString()).doesNotContain(token.value());
  }

  @Test
  void asksTheProviderOnceForManyCallsAndManyConnectors() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));
    AccessToken first = request(made);
    link(made, made.id() + "-other");

    AccessToken again = request(made);
    AccessToken others =
        connector.call(() -> tokens.request(TokenRequest.of(made.id() + "-other", USERS)));

    assertThat(again).isEqualTo(first);
    assertThat(others.value()).isEqualTo(first.value());
    assertThat(requests(made)).isEqualTo(1);
  }

  @Test
  void asksTheProviderOnceHoweverManyWantOneAtOnce() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));
    String client = made.applications().get(0).clientId();
    provider.hold(client);
    ExecutorService many = Executors.newFixedThreadPool(40);
    try {
      Callable<String> one = () -> request(made).value();
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(many.submit(one));
      }
      until(() -> assertThat(requests(made)).isEqualTo(1));
      provider.release(client);
      for (Future<String> each : all) {
        assertThat(each.get()).isEqualTo("token-1-of-" + client);
      }
    } finally {
      many.shutdownNow();
    }
    assertThat(requests(made)).isEqualTo(1);
  }

  @Test
  void givesNothingBeforeAnAdministratorAllowedItAndSaysWhere() throws Exception {
    ConnectionDetails made = steps.connected(USERS);
    link(made, made.id());

    LinkNotAllowedException pending =
        catchThrowableOfType(LinkNotAllowedException.class, () -> request(made));

    assertThat(pending.state()).isEqualTo(LinkState.PENDING);
    assertThat(pending.page().toString()).endsWith("connection.xhtml?id=" + made.id());
    assertThat(pending).hasMessageContaining(made.name());
    assertThat(requests(made)).isZero();

    allow(made);
    request(made);
    deny(made);

    LinkNotAllowedException denied =
        catchThrowableOfType(LinkNotAllowedException.class, () -> request(made));
    assertThat(denied.state()).isEqualTo(LinkState.DENIED);
  }

  @Test
  void givesNothingForConnectorsOfOthersAndForWhatIsNotNeeded() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS, "groups-backup"));
    administrator.call(
        () ->
            links.link(
                LinkRequest.of(made.id() + "-a", made.id()).needing(List.of("groups-backup"))));

    assertThatThrownBy(
            () ->
                connector.call(
                    () -> tokens.request(TokenRequest.of(made.id() + "-a", "groups-backup"))))
        .isInstanceOf(UnknownConnectorException.class);
    assertThatThrownBy(
            () -> connector.call(() -> tokens.request(TokenRequest.of(made.id(), "groups-backup"))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("groups-backup");
    assertThatThrownBy(
            () ->
                connector.call(
                    () -> tokens.request(TokenRequest.of(made.id(), USERS).at("elsewhere"))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("okta");
  }

  @Test
  void leavesAThrottledProviderAloneAsLongAsItTold() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));
    String client = made.applications().get(0).clientId();
    provider.refuseTokens(client, new ProviderRefusal(FindingCode.RATE_LIMITED, "45"));
    Instant before = Instant.now();

    RetryLaterException later =
        catchThrowableOfType(RetryLaterException.class, () -> request(made));
    assertThat(later.retryAt()).isBetween(before.plusSeconds(44), Instant.now().plusSeconds(46));
    provider.giveTokens(client);
    assertThatThrownBy(() -> request(made)).isInstanceOf(RetryLaterException.class);
    assertThat(requests(made)).isEqualTo(1);
  }

  @Test
  void asksLaterWhereAnAnswerIsAsNobodyForesaw() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));
    String client = made.applications().get(0).clientId();
    provider.breakTokens(client);

    RetryLaterException later =
        catchThrowableOfType(RetryLaterException.class, () -> request(made));
    assertThat(later.retryAt()).isBefore(Instant.now().plusSeconds(5));
    assertThat(later).hasMessageContaining("understood");
    assertThat(requests(made)).isEqualTo(1);
    provider.giveTokens(client);
    until(() -> assertThat(token(made)).startsWith("token-2-of-"));
  }

  @Test
  void failsFastWhereAPersonHasToActUntilAVerificationSawItWork() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));
    ApplicationDetails application = made.applications().get(0);
    provider.refuseTokens(application.clientId(), new ProviderRefusal(FindingCode.KEY_MISMATCH));
    provider.find(application.clientId(), FindingCode.KEY_MISMATCH);

    ApplicationNotWorkingException refused =
        catchThrowableOfType(ApplicationNotWorkingException.class, () -> request(made));
    assertThat(refused.finding()).isEqualTo(FindingCode.KEY_MISMATCH);
    assertThat(refused).hasMessageContaining("Backup").hasMessageContaining("key");
    assertThatThrownBy(() -> request(made)).isInstanceOf(ApplicationNotWorkingException.class);
    assertThat(requests(made)).isEqualTo(1);

    provider.giveTokens(application.clientId());
    steps.verified(application);
    assertThatThrownBy(() -> request(made)).isInstanceOf(ApplicationNotWorkingException.class);
    provider.find(application.clientId());
    steps.verified(application);

    until(() -> assertThat(token(made)).startsWith("token-2-of-"));
  }

  @Test
  void movesOnToAnotherApplicationWhereAConnectorReports429() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));
    AccessToken first = request(made);
    report(first, 429, 60);

    RetryLaterException later =
        catchThrowableOfType(RetryLaterException.class, () -> request(made));
    assertThat(later.retryAt()).isAfter(Instant.now().plusSeconds(50));

    steps.addApplication(made.id(), "Second", USERS);
    until(() -> assertThat(request(made).applicationName()).isEqualTo("Second"));
  }

  @Test
  void givesAnotherTokenAfterAConnectorReported401Once() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));
    AccessToken first = request(made);

    report(first, 401, -1);
    AccessToken second = request(made);
    assertThat(second.value()).isNotEqualTo(first.value());
    report(first, 401, -1);
    assertThat(request(made).value()).isEqualTo(second.value());
    report(second, 401, -1);
    assertThat(request(made).value()).isEqualTo(second.value());
    assertThat(requests(made)).isEqualTo(2);
  }

  @Test
  void givesNoRefusedTokenAgainAfterItsRenewalFailed() throws Exception {
    ConnectionDetails made = steps.connected(USERS);
    TokenKey key = TokenKey.of(made.applications().get(0).profile().id(), "c", "s", "refused");
    Instant now = Instant.now();
    SharedTokens.Turn.Fetch first = (SharedTokens.Turn.Fetch) shared.turn(key, 0);
    KeptToken refused =
        new KeptToken(
            "refused",
            TokenType.BEARER,
            null,
            first.fence(),
            now.minusSeconds(2_400),
            now.plusSeconds(1_200),
            0.2);
    shared.put(key, refused);
    SharedTokens.Turn.Fetch renewal =
        (SharedTokens.Turn.Fetch) shared.turn(key, Duration.ofMinutes(25).toMillis());
    assertThat(shared.turn(key, 0))
        .isInstanceOfSatisfying(
            SharedTokens.Turn.Given.class,
            given -> assertThat(given.token().fence()).isEqualTo(first.fence()));

    shared.fail(key, renewal.fence(), new TokenFailure(FindingCode.UNREACHABLE, "", "", now, now));
    shared.forget(key, refused);

    assertThat(shared.find(key)).isEmpty();
    SharedTokens.Turn.Fetch next = (SharedTokens.Turn.Fetch) shared.turn(key, 0);
    shared.put(
        key,
        new KeptToken(
            "next", TokenType.BEARER, null, next.fence(), now, now.plusSeconds(3_600), 0.2));
    shared.forget(key, refused);
    assertThat(shared.find(key)).map(KeptToken::value).contains("next");
  }

  @Test
  void findsAConnectorWhoseIdHasBlanksAroundIt() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));

    AccessToken token =
        connector.call(() -> tokens.request(TokenRequest.of(" " + made.id() + " ", USERS)));

    assertThat(token.connectorId()).isEqualTo(made.id());
    assertThat(token).isEqualTo(request(made));
  }

  @Test
  void prefersAnotherApplicationAfter403() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));
    steps.addApplication(made.id(), "Second", USERS);
    AccessToken first = request(made);

    report(first, 403, -1);

    assertThat(request(made).applicationName()).isNotEqualTo(first.applicationName());
  }

  @Test
  void givesNothingOfADisabledApplicationAndAnotherTokenForAnotherKey() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));
    request(made);
    steps.addApplication(made.id(), "Second", USERS);
    ApplicationDetails first = steps.application(made.id(), "Backup");
    operator.call(
        () -> {
          applications.disable(first.id(), first.version());
          return null;
        });

    assertThat(request(made).applicationName()).isEqualTo("Second");

    ApplicationDetails second = steps.application(made.id(), "Second");
    deny(made);
    operator.call(
        () -> {
          applications.disable(second.id(), second.version());
          return null;
        });
    allow(made);
    assertThatThrownBy(() -> request(made)).isInstanceOf(CapabilityNotHeldException.class);
  }

  @Test
  void provesPossessionOfABoundToken() throws Exception {
    ProfileFields fields = ProfilesInContainer.anApplication();
    ProfileFields bound =
        new ProfileFields(
            fields.name(),
            fields.description(),
            fields.workload(),
            fields.domain(),
            fields.clientId() + "dpop");
    ConnectionDetails made = allowed(steps.connected(bound, USERS));

    AccessToken token = request(made);
    assertThat(token.type()).isEqualTo(TokenType.DPOP);
    SignedJWT proof =
        SignedJWT.parse(
            connector.call(
                () ->
                    tokens.proof(
                        token, "GET", URI.create("https://a.okta.test/api/v1/users?q=1"), "n-1")));

    assertThat(proof.getHeader().getType().toString()).isEqualTo("dpop+jwt");
    assertThat(proof.getHeader().getJWK().isPrivate()).isFalse();
    assertThat(proof.getJWTClaimsSet().getStringClaim("htm")).isEqualTo("GET");
    assertThat(proof.getJWTClaimsSet().getStringClaim("htu"))
        .isEqualTo("https://a.okta.test/api/v1/users");
    assertThat(proof.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n-1");
    assertThat(proof.getJWTClaimsSet().getStringClaim("ath")).isNotEmpty();
    assertThatThrownBy(
            () ->
                administrator.call(
                    () -> tokens.proof(token, "GET", URI.create("https://a.okta.test/"), "")))
        .isInstanceOf(RetryLaterException.class);
  }

  @Test
  void tellsTheConsoleWhatConnectorsDid() throws Exception {
    ConnectionDetails made = allowed(steps.connected(USERS));
    request(made);
    request(made);
    deny(made);
    assertThatThrownBy(() -> request(made)).isInstanceOf(LinkNotAllowedException.class);

    until(
        () -> {
          ConnectorUse use = steps.get(made.id()).connectors().get(0).use();
          assertThat(use.given()).isEqualTo(2);
          assertThat(use.refused()).isEqualTo(1);
          assertThat(use.lastTokenAt()).isNotNull();
          assertThat(use.lastError()).contains("denied");
        });
    List<TokenHour> hours = administrator.call(() -> related.tokens(made.id()));
    assertThat(hours).hasSize(24);
    assertThat(hours.stream().mapToLong(TokenHour::given).sum()).isEqualTo(2);
  }

  private ConnectionDetails allowed(ConnectionDetails made) throws Exception {
    link(made, made.id());
    allow(made);
    return made;
  }

  private void link(ConnectionDetails made, String connectorId) throws Exception {
    connector.call(() -> links.link(LinkRequest.of(connectorId, made.id()).needing(Set.of(USERS))));
  }

  private void allow(ConnectionDetails made) throws Exception {
    ConnectorView link = steps.get(made.id()).connectors().get(0);
    Set<String> needs = link.needs().stream().map(CapabilityView::code).collect(Collectors.toSet());
    administrator.call(
        () -> {
          related.allow(link.id(), needs);
          return null;
        });
  }

  private void deny(ConnectionDetails made) throws Exception {
    String link = steps.get(made.id()).connectors().get(0).id();
    administrator.call(
        () -> {
          related.deny(link);
          return null;
        });
  }

  private AccessToken request(ConnectionDetails made) throws Exception {
    return connector.call(() -> tokens.request(TokenRequest.of(made.id(), USERS)));
  }

  /** Its value, or why there is none. */
  private String token(ConnectionDetails made) throws Exception {
    try {
      return request(made).value();
    } catch (ApplicationNotWorkingException notYet) {
      return notYet.getMessage();
    }
  }

  private void report(AccessToken token, int status, long seconds) throws Exception {
    connector.call(
        () -> {
          tokens.report(token, status, seconds);
          return null;
        });
  }

  private int requests(ConnectionDetails made) {
    return provider.tokenRequests(made.applications().get(0).clientId()).size();
  }

  private interface Check {
    void run() throws Exception;
  }

  private static void until(Check check) throws Exception {
    Instant end = Instant.now().plus(SOON);
    while (true) {
      try {
        check.run();
        return;
      } catch (AssertionError | ConnectionsException notYet) {
        if (Instant.now().isAfter(end)) {
          throw notYet;
        }
        LockSupport.parkNanos(50_000_000);
      }
    }
  }
}
