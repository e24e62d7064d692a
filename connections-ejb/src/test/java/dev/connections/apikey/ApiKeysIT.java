package dev.connections.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.connection.ConnectionsInContainer;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Page;
import dev.connections.console.ProgramCaller;
import dev.connections.console.apikeys.ApiKeyFilter;
import dev.connections.console.apikeys.ApiKeyRequest;
import dev.connections.console.apikeys.ApiKeyRow;
import dev.connections.console.apikeys.ApiKeyState;
import dev.connections.console.apikeys.ApiKeys;
import dev.connections.console.apikeys.KeyOperation;
import dev.connections.console.apikeys.NewApiKey;
import dev.connections.console.apikeys.UnknownApiKeyException;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.signin.ApiKeySignIns;
import dev.connections.container.AsAdministrator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.profile.QueriesInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.groups.Tuple;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ApiKeysIT {
  @EJB private ApiKeys keys;
  @EJB private ApiKeySignIns signIns;
  @EJB private OrganizationConnections connections;
  @Inject private AsAdministrator administrator;
  @Inject private ConnectionsInContainer steps;
  @Inject private EntitiesInContainer entities;
  @Inject private QueriesInContainer queries;

  private final String name = "Key " + UUID.randomUUID();

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @Test
  void showsAKeyOnceAndKeepsItsHash() throws Exception {
    NewApiKey made = create(KeyOperation.CONNECT);

    ApiKeyRow row = row();
    assertThat(row.state()).isEqualTo(ApiKeyState.ACTIVE);
    assertThat(row.createdBy()).isEqualTo("ada");
    assertThat(row.lastUsedAt()).isNull();
    assertThat(made.key()).startsWith(row.hint());
    assertThat(Duration.between(row.createdAt(), row.expiresAt())).isEqualTo(Duration.ofDays(30));
    assertThat(row.expiresAt()).isEqualTo(made.expiresAt());
    String stored = entities.sql("select * from api_key where id = '" + made.id() + "'").toString();
    assertThat(stored).doesNotContain(made.key().substring(row.hint().length()));
    String audited =
        entities
            .sql("select action, detail from audit_row where subject_id = '" + made.id() + "'")
            .toString();
    assertThat(audited).doesNotContain(made.key());
    assertThat(acts(made.id())).hasToString("[api-key-created]");
  }

  @Test
  void letsAProgramInAsItsKeySays() throws Exception {
    NewApiKey made = create(KeyOperation.CONNECT, KeyOperation.READ);

    ProgramCaller caller = signIns.signIn(made.key()).orElseThrow();

    assertThat(caller.id()).isEqualTo("key:" + made.id());
    assertThat(caller.getName()).isEqualTo(name);
    assertThat(caller.groups()).containsExactlyInAnyOrder("connector", "auditor");
    assertThat(caller.reaches("any")).isTrue();
    assertThat(signIns.signIn(made.key().toUpperCase())).isEmpty();
    assertThat(signIns.signIn("nonsense")).isEmpty();
    assertThat(signIns.signIn(null)).isEmpty();
  }

  @Test
  void reachesTheConnectionsOfItsListAloneAndNoneWhenTheyAreDeleted() throws Exception {
    ConnectionDetails reached = steps.connected();
    NewApiKey made =
        administrator.call(
            () ->
                keys.create(
                    new ApiKeyRequest(
                        name, Set.of(KeyOperation.CONNECT), false, Set.of(reached.id()), 30)));

    assertThat(row().connections()).isEqualTo(Map.of(reached.id(), reached.name()));
    ProgramCaller caller = signIns.signIn(made.key()).orElseThrow();
    assertThat(caller.reaches(reached.id())).isTrue();
    assertThat(caller.reaches("another")).isFalse();

    administrator.call(
        () -> {
          ConnectionDetails now = connections.get(reached.id());
          connections.remove(reached.id(), now.version(), reached.name());
          connections.deleteForGood(reached.id(), reached.name());
          return null;
        });

    assertThat(row().everyConnection()).isFalse();
    assertThat(row().connections()).isEmpty();
    eventually(
        () ->
            signIns
                .signIn(made.key())
                .filter(program -> !program.reaches(reached.id()))
                .isPresent());
  }

  @Test
  void writesItsLastUseDownOnceAMinute() throws Exception {
    NewApiKey made = create(KeyOperation.CONNECT);

    signIns.signIn(made.key()).orElseThrow();
    Instant first = row().lastUsedAt();
    assertThat(first).isNotNull();

    String now = "update api_key set last_used_at = ";
    entities.change(now + "timestamp '2020-01-01 00:00:00' where id = '" + made.id() + "'");
    eventually(
        () ->
            signIns.signIn(made.key()).isPresent()
                && row().lastUsedAt().isAfter(Instant.parse("2020-01-02T00:00:00Z")));
    assertThat(row().version()).as("no version for a use").isEqualTo(1);
  }

  @Test
  void worksForNoLongerThanUntilItsEnd() throws Exception {
    NewApiKey made = create(KeyOperation.CONNECT);
    signIns.signIn(made.key()).orElseThrow();

    expire(made);

    eventually(() -> signIns.signIn(made.key()).isEmpty());
    assertThat(row().state()).isEqualTo(ApiKeyState.EXPIRED);
  }

  @Test
  void keepsItsIdWhenItIsRenewedAndNotItsSecret() throws Exception {
    NewApiKey made = create(KeyOperation.CONNECT);
    signIns.signIn(made.key()).orElseThrow();
    expire(made);
    long version = row().version();

    NewApiKey renewed = administrator.call(() -> keys.renew(made.id(), version, 60));

    assertThat(renewed.id()).isEqualTo(made.id());
    assertThat(renewed.key()).isNotEqualTo(made.key());
    assertThat(row().state()).isEqualTo(ApiKeyState.ACTIVE);
    assertThat(signIns.signIn(renewed.key()).orElseThrow().id()).isEqualTo("key:" + made.id());
    eventually(() -> signIns.signIn(made.key()).isEmpty());
    assertThatThrownBy(() -> administrator.call(() -> keys.renew(made.id(), version, 60)))
        .isInstanceOf(ChangedMeanwhileException.class);
    assertThat(problems(() -> keys.renew(made.id(), version + 1, 367)))
        .containsExactly(tuple("days", "RANGE"));
    assertThat(acts(made.id())).hasToString("[api-key-created, api-key-renewed]");
  }

  @Test
  void isTakenBackForGoodAndGivesItsNameFree() throws Exception {
    NewApiKey made = create(KeyOperation.CONNECT);
    signIns.signIn(made.key()).orElseThrow();

    revoke(made);
    revoke(made);

    eventually(() -> signIns.signIn(made.key()).isEmpty());
    assertThat(row().state()).isEqualTo(ApiKeyState.REVOKED);
    assertThat(row().revokedBy()).isEqualTo("ada");
    assertThat(acts(made.id())).hasToString("[api-key-created, api-key-revoked]");
    long version = row().version();
    assertThatThrownBy(() -> administrator.call(() -> keys.renew(made.id(), version, 1)))
        .isInstanceOf(UnknownApiKeyException.class);
    assertThatThrownBy(() -> revoke(new NewApiKey("none", "", "", Instant.EPOCH)))
        .isInstanceOf(UnknownApiKeyException.class);
    assertThat(create(KeyOperation.READ).id()).isNotEqualTo(made.id());
  }

  @Test
  void saysAllThatIsWrongAtOnce() throws Exception {
    create(KeyOperation.CONNECT);

    assertThat(problems(() -> keys.create(new ApiKeyRequest(" ", Set.of(), false, Set.of(), 0))))
        .containsExactly(
            tuple("name", "EMPTY"),
            tuple("operations", "EMPTY"),
            tuple("connections", "EMPTY"),
            tuple("days", "RANGE"));
    assertThat(
            problems(
                () ->
                    keys.create(
                        new ApiKeyRequest(
                            name.toUpperCase() + " ",
                            Set.of(KeyOperation.READ),
                            false,
                            Set.of("none"),
                            1))))
        .containsExactly(tuple("name", "TAKEN"), tuple("connections", "UNKNOWN"));
  }

  @Test
  void findsByNameAndStateInPages() throws Exception {
    NewApiKey active = create(KeyOperation.CONNECT);
    NewApiKey gone =
        administrator.call(
            () ->
                keys.create(
                    new ApiKeyRequest(
                        name + " b", Set.of(KeyOperation.ADMINISTER), true, Set.of(), 1)));
    revoke(gone);

    assertThat(list(null, true, 0, 1).rows())
        .extracting(ApiKeyRow::id)
        .containsExactly(active.id());
    assertThat(list(null, true, 1, 1).rows()).extracting(ApiKeyRow::id).containsExactly(gone.id());
    assertThat(list(null, false, 0, 1).rows()).extracting(ApiKeyRow::id).containsExactly(gone.id());
    assertThat(list(null, true, 0, 1).total()).isEqualTo(2);
    assertThat(list(ApiKeyState.ACTIVE, true, 0, 9).rows())
        .extracting(ApiKeyRow::id)
        .containsExactly(active.id());
    assertThat(list(ApiKeyState.REVOKED, true, 0, 9).rows())
        .extracting(ApiKeyRow::id)
        .containsExactly(gone.id());
    assertThat(list(ApiKeyState.EXPIRED, true, 0, 9).total()).isZero();
  }

  @Test
  void asksAsOftenForThePageOfManyKeysAsForThatOfOne() throws Exception {
    Set<String> reached = Set.of(steps.connected().id(), steps.connected().id());
    for (String end : List.of(" a", " b", " c")) {
      administrator.call(
          () ->
              keys.create(
                  new ApiKeyRequest(
                      name + end,
                      Set.of(KeyOperation.CONNECT, KeyOperation.READ),
                      false,
                      reached,
                      30)));
    }

    List<String> forOne = queries.during(() -> list(null, true, 0, 1));
    List<String> forTwo = queries.during(() -> list(null, true, 0, 2));

    assertThat(forTwo).hasSameSizeAs(forOne);
    assertThat(list(null, true, 0, 2).rows())
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.operations()).hasSize(2);
              assertThat(row.connections()).containsOnlyKeys(reached);
            });
  }

  private NewApiKey create(KeyOperation... operations) throws Exception {
    return administrator.call(
        () -> keys.create(new ApiKeyRequest(name, Set.of(operations), true, Set.of(), 30)));
  }

  private void revoke(NewApiKey key) throws Exception {
    administrator.call(
        () -> {
          keys.revoke(key.id());
          return null;
        });
  }

  private void expire(NewApiKey key) {
    entities.change(
        "update api_key set expires_at = timestamp '2020-01-01 00:00:00' where id = '"
            + key.id()
            + "'");
  }

  private ApiKeyRow row() throws Exception {
    return list(null, true, 0, 1).rows().get(0);
  }

  private Page<ApiKeyRow> list(ApiKeyState state, boolean ascending, int first, int size)
      throws Exception {
    return administrator.call(
        () -> keys.list(new ApiKeyFilter(name, state, ascending, first, size)));
  }

  private Object acts(String id) {
    return entities.sql(
        "select action from audit_row where subject_id = '" + id + "' order by action");
  }

  private List<Tuple> problems(Callable<?> refused) {
    return catchThrowableOfType(
            InvalidFieldsException.class, () -> administrator.call(refused::call))
        .problems()
        .stream()
        .map((FieldProblem problem) -> tuple(problem.field(), problem.code()))
        .toList();
  }

  /** What is remembered for a second. */
  private static void eventually(Callable<Boolean> holds) throws Exception {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!holds.call()) {
      assertThat(Instant.now()).as("in time").isBefore(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }
}
