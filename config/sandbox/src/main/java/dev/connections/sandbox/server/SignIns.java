package dev.connections.sandbox.server;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The people of one organization and what they granted to applications. Accounts, consents and
 * grants are kept across starts; codes and counters are not. Who decides by what is here and then
 * changes it holds its monitor.
 */
public final class SignIns {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;
  private static final int PASSWORD_BYTES = 9;
  private static final String EVERYBODY = "*";

  @JsonProperty private CopyOnWriteArrayList<Account> accounts = new CopyOnWriteArrayList<>();
  @JsonProperty private CopyOnWriteArrayList<PersonGrant> grants = new CopyOnWriteArrayList<>();

  /** By application and account. */
  @JsonProperty private ConcurrentHashMap<String, Set<String>> consents = new ConcurrentHashMap<>();

  private final Keeper keeper;
  private final Map<String, AuthorizationCode> codes = new ConcurrentHashMap<>();
  private final Map<String, PersonGrant> redeemed = new ConcurrentHashMap<>();
  private final SignInSwitches switches = new SignInSwitches();
  private final Counters counters = new Counters();

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  SignIns(@JacksonInject Keeper keeper) {
    this.keeper = keeper;
  }

  /** A secret text, as codes and refresh tokens are. */
  public static String secret() {
    return random(SECRET_BYTES);
  }

  private static String random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public SignInSwitches switches() {
    return switches;
  }

  public Counters counters() {
    return counters;
  }

  public List<Account> accounts() {
    return List.copyOf(accounts);
  }

  /**
   * @throws IllegalArgumentException when there is none of this kind
   */
  public Account account(AccountKind kind) {
    return accounts.stream()
        .filter(account -> account.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no account of the kind " + kind));
  }

  public Account serviceAccount() {
    return account(AccountKind.SERVICE);
  }

  public Optional<Account> withLogin(String login) {
    return accounts.stream().filter(one -> one.login().equalsIgnoreCase(login.strip())).findFirst();
  }

  public Optional<Account> withId(String id) {
    return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
  }

  /** Makes the account of this kind if there is none; its password is nowhere in the sources. */
  public void complete(AccountKind kind, String id, String login, String name) {
    complete(kind, id, login, name, "Pw-" + random(PASSWORD_BYTES));
  }

  /** The same with the password that the account has at home. */
  public void complete(AccountKind kind, String id, String login, String name, String password) {
    if (accounts.stream().noneMatch(account -> account.kind() == kind)) {
      accounts.add(new Account(id, login, password, name, kind, kind.isAdministrator(), true));
    }
  }

  /** Whether the account has the role that a backup needs. */
  public void setAdministrator(AccountKind kind, boolean administrator) {
    change(kind, account -> account.administrator(administrator));
  }

  public void setEnabled(AccountKind kind, boolean enabled) {
    change(kind, account -> account.enabled(enabled));
  }

  private void change(AccountKind kind, UnaryOperator<Account> change) {
    accounts.replaceAll(account -> account.kind() == kind ? change.apply(account) : account);
    save();
  }

  /** What an account consented to, or somebody for everybody. */
  public Set<String> consents(String clientId, Account account) {
    Set<String> all = new TreeSet<>(consents.getOrDefault(clientId + " " + EVERYBODY, Set.of()));
    all.addAll(consents.getOrDefault(clientId + " " + account.id(), Set.of()));
    return all;
  }

  /**
   * One consent to an application.
   *
   * @param accountId of who consented, or null where somebody did for everybody
   */
  public record Consent(String accountId, Set<String> scopes) {}

  /** Every consent to an application. */
  public List<Consent> consents(String clientId) {
    String start = clientId + " ";
    return consents.entrySet().stream()
        .filter(one -> one.getKey().startsWith(start))
        .map(
            one -> {
              String who = one.getKey().substring(start.length());
              return new Consent(EVERYBODY.equals(who) ? null : who, one.getValue());
            })
        .toList();
  }

  public void consent(String clientId, Account account, Set<String> scopes) {
    consent(clientId, account.id(), scopes);
  }

  public void consentForEverybody(String clientId, Set<String> scopes) {
    consent(clientId, EVERYBODY, scopes);
  }

  private void consent(String clientId, String who, Set<String> scopes) {
    consents.merge(
        clientId + " " + who,
        new TreeSet<>(scopes),
        (before, more) -> {
          Set<String> all = new TreeSet<>(before);
          all.addAll(more);
          return all;
        });
    save();
  }

  /** What was granted stays good; the next sign-in asks for consent again. */
  public void forgetConsents(String clientId) {
    consents.keySet().removeIf(key -> key.startsWith(clientId + " "));
    save();
  }

  /** Keeps a code until it is redeemed. */
  public void keep(AuthorizationCode code) {
    codes.put(code.value(), code);
  }

  /** Also one that was redeemed. */
  public Optional<AuthorizationCode> code(String value) {
    return Optional.ofNullable(codes.get(value));
  }

  /** What a code was redeemed for; empty while it was not. */
  public Optional<PersonGrant> redeemedFor(AuthorizationCode code) {
    return Optional.ofNullable(redeemed.get(code.value()));
  }

  /**
   * @param refreshToken the first one, or null for a grant without
   */
  public synchronized PersonGrant redeem(AuthorizationCode code, String refreshToken) {
    var grant =
        new PersonGrant(
            UUID.randomUUID().toString(),
            code.clientId(),
            code.accountId(),
            code.scopes(),
            code.factor(),
            keeper.now());
    if (refreshToken != null) {
      grant.add(new RefreshToken(refreshToken, keeper.now(), null));
    }
    redeemed.put(code.value(), grant);
    grants.add(grant);
    counters.countCode();
    save();
    return grant;
  }

  /** The newest last. */
  public List<PersonGrant> grants() {
    return List.copyOf(grants);
  }

  public List<PersonGrant> grants(String clientId) {
    return grants.stream().filter(grant -> grant.clientId().equals(clientId)).toList();
  }

  /** The grant that a refresh token is of, also when either is good no more. */
  public Optional<PersonGrant> holding(String refreshToken) {
    return grants.stream().filter(grant -> grant.token(refreshToken).isPresent()).findFirst();
  }

  /** Counts a refresh that changes no refresh token. */
  public synchronized void refreshed(PersonGrant grant) {
    grant.countRefresh();
    counters.countRefresh(grant.clientId());
    save();
  }

  /** Counts a refresh that gives one more refresh token; the used one holds on. */
  public synchronized void added(PersonGrant grant, String token) {
    grant.add(new RefreshToken(token, keeper.now(), null));
    refreshed(grant);
  }

  /** Counts a refresh that gives a refresh token in place of the used one. */
  public synchronized void rotated(PersonGrant grant, RefreshToken used, String next) {
    grant.spend(used, keeper.now());
    added(grant, next);
  }

  public void issued(PersonGrant grant, String tokenId, Instant end) {
    grant.addAccessToken(tokenId, end, keeper.now());
    save();
  }

  /** Whether an access token that a person's grant gave is good. */
  public boolean isLive(String tokenId) {
    Instant now = keeper.now();
    return grants.stream().anyMatch(grant -> grant.hasAccessToken(tokenId, now));
  }

  /** Ends one access token; unknown ones are none's business. */
  public void endAccessToken(String clientId, String tokenId) {
    if (grants(clientId).stream().anyMatch(grant -> grant.removeAccessToken(tokenId))) {
      save();
    }
  }

  /** Ends every access token that is out; refresh tokens hold on. */
  public void expireAccessTokens() {
    grants.forEach(PersonGrant::endAccessTokens);
    save();
  }

  /**
   * @param withAccessTokens whether those that are out end at once as well
   */
  public synchronized void revoke(PersonGrant grant, boolean withAccessTokens) {
    grant.revoke(keeper.now());
    if (withAccessTokens) {
      grant.endAccessTokens();
    }
    save();
  }

  public synchronized void revokeAll(boolean withAccessTokens) {
    grants.stream()
        .filter(grant -> grant.revoked().isEmpty())
        .forEach(grant -> revoke(grant, withAccessTokens));
  }

  /** Every grant and refresh token as if it had been made, and used last, so much earlier. */
  public synchronized void age(Duration time) {
    grants.forEach(grant -> grant.age(time));
    save();
  }

  private void save() {
    keeper.save().run();
  }
}
