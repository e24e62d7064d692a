package dev.connections.apikey;

import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Page;
import dev.connections.console.activity.Act;
import dev.connections.console.apikeys.ApiKeyFilter;
import dev.connections.console.apikeys.ApiKeyRequest;
import dev.connections.console.apikeys.ApiKeyRow;
import dev.connections.console.apikeys.ApiKeyState;
import dev.connections.console.apikeys.ApiKeys;
import dev.connections.console.apikeys.KeyOperation;
import dev.connections.console.apikeys.NewApiKey;
import dev.connections.console.apikeys.UnknownApiKeyException;
import dev.connections.platform.InTransaction;
import dev.connections.platform.InputRules;
import dev.connections.platform.NameRules;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Administrators' view of the API keys. */
@Stateless
@Local(ApiKeys.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApiKeysBean implements ApiKeys {
  private static final String ADMINISTRATOR = "administrator";

  @Inject private ApiKeyRows rows;
  @Inject private AuditTrail audit;
  @Inject private CurrentCaller callers;
  @Inject private Clock clock;

  @Override
  @RolesAllowed(ADMINISTRATOR)
  @InTransaction
  public Page<ApiKeyRow> list(ApiKeyFilter filter) {
    return rows.list(filter);
  }

  @Override
  @RolesAllowed(ADMINISTRATOR)
  @InTransaction
  public NewApiKey create(ApiKeyRequest wanted) throws InvalidFieldsException {
    refuse(problems(wanted));
    Instant now = clock.instant();
    ApiKey key =
        new ApiKey(
            InputRules.stripped(wanted.name()),
            wanted.operations(),
            wanted.everyConnection(),
            wanted.everyConnection() ? Set.of() : wanted.connections(),
            callers.actor().name(),
            now);
    KeySecret secret = give(key, wanted.days(), now);
    rows.add(key);
    audit.done(Act.API_KEY_CREATED, key.asSubject(), allowed(key));
    return shown(key, secret);
  }

  private List<FieldProblem> problems(ApiKeyRequest wanted) {
    List<FieldProblem> problems = new ArrayList<>();
    NameRules.wrong("name", wanted.name())
        .or(() -> taken(InputRules.stripped(wanted.name())))
        .ifPresent(problems::add);
    if (wanted.operations().isEmpty()) {
      problems.add(new FieldProblem("operations", "EMPTY", List.of()));
    }
    if (!wanted.everyConnection()) {
      wrongConnections(wanted.connections()).ifPresent(problems::add);
    }
    wrongDays(wanted.days()).ifPresent(problems::add);
    return problems;
  }

  private Optional<FieldProblem> taken(String name) {
    return rows.nameIsInUse(name)
        ? Optional.of(new FieldProblem("name", "TAKEN", List.of(name)))
        : Optional.empty();
  }

  private Optional<FieldProblem> wrongConnections(Set<String> ids) {
    if (ids.isEmpty()) {
      return Optional.of(new FieldProblem("connections", "EMPTY", List.of()));
    }
    if (ids.size() > ApiKeyRequest.MOST_CONNECTIONS) {
      String most = String.valueOf(ApiKeyRequest.MOST_CONNECTIONS);
      return Optional.of(new FieldProblem("connections", "TOO_MANY", List.of(most)));
    }
    return rows.knowsAll(ids)
        ? Optional.empty()
        : Optional.of(new FieldProblem("connections", "UNKNOWN", List.of()));
  }

  private static Optional<FieldProblem> wrongDays(int days) {
    String most = String.valueOf(ApiKeyRequest.LONGEST_DAYS);
    return days < 1 || days > ApiKeyRequest.LONGEST_DAYS
        ? Optional.of(new FieldProblem("days", "RANGE", List.of(most)))
        : Optional.empty();
  }

  private static void refuse(List<FieldProblem> problems) throws InvalidFieldsException {
    if (!problems.isEmpty()) {
      throw new InvalidFieldsException(problems);
    }
  }

  @Override
  @RolesAllowed(ADMINISTRATOR)
  @InTransaction
  public NewApiKey renew(String id, long version, int days)
      throws InvalidFieldsException, UnknownApiKeyException, ChangedMeanwhileException {
    refuse(wrongDays(days).stream().toList());
    Instant now = clock.instant();
    ApiKey key =
        rows.lock(id)
            .filter(k -> k.state(now) != ApiKeyState.REVOKED)
            .orElseThrow(() -> new UnknownApiKeyException(id));
    if (key.version() != version) {
      throw new ChangedMeanwhileException(key.changedBy(), key.changedAt());
    }
    KeySecret secret = give(key, days, now);
    rows.flush();
    audit.done(Act.API_KEY_RENEWED, key.asSubject(), "until " + key.expiresAt());
    return shown(key, secret);
  }

  @Override
  @RolesAllowed(ADMINISTRATOR)
  @InTransaction
  public void revoke(String id) throws UnknownApiKeyException {
    Instant now = clock.instant();
    ApiKey key = rows.lock(id).orElseThrow(() -> new UnknownApiKeyException(id));
    if (key.state(now) != ApiKeyState.REVOKED) {
      key.revoke(callers.actor().name(), now);
      rows.flush();
      audit.done(Act.API_KEY_REVOKED, key.asSubject(), "");
    }
  }

  private KeySecret give(ApiKey key, int days, Instant now) {
    KeySecret secret = KeySecret.random();
    key.give(secret, now.plus(Duration.ofDays(days)), callers.actor().name(), now);
    return secret;
  }

  private static String allowed(ApiKey key) {
    String operations =
        key.operations().stream()
            .map(KeyOperation::group)
            .sorted()
            .collect(Collectors.joining(" "));
    String reach =
        key.everyConnection() ? "every connection" : key.connections().size() + " connections";
    return operations + "; " + reach + "; until " + key.expiresAt();
  }

  private static NewApiKey shown(ApiKey key, KeySecret secret) {
    return new NewApiKey(key.id(), key.name(), secret.text(), key.expiresAt());
  }
}
