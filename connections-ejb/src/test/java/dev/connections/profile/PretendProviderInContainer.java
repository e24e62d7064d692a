package dev.connections.profile;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.capability.Permission;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.profiles.DomainRefusal;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.RefreshTokens;
import dev.connections.provider.ApplicationPages;
import dev.connections.provider.ConsentPages;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationNotFoundException;
import dev.connections.provider.OrganizationResolver;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.Registration;
import dev.connections.provider.SignIn;
import dev.connections.provider.SignInFlow;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.TokenSource;
import dev.connections.provider.TokenTarget;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.Verifier;
import dev.connections.provider.call.DPoPKey;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * A provider whose answers a test decides. Organizations are named by the first label of their
 * domain; {@code login.ORG.test} is the custom domain of {@code ORG.okta.test}.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class PretendProviderInContainer
    implements ProviderAdapter,
        OrganizationResolver,
        ApplicationPages,
        ConsentPages,
        SignInFlow,
        TokenSource,
        Verifier {
  @Inject private Clock clock;
  private final Map<String, List<FindingCode>> troubles = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final List<SignIn> signIns = new CopyOnWriteArrayList<>();
  private final Map<String, Duration> limits = new ConcurrentHashMap<>();
  private final Map<String, List<Instant>> tokenRequests = new ConcurrentHashMap<>();
  private final Map<String, ProviderRefusal> tokenRefusals = new ConcurrentHashMap<>();
  private final Set<String> brokenTokens = ConcurrentHashMap.newKeySet();
  private final Map<String, Duration> lifetimes = new ConcurrentHashMap<>();

  /** From now on, verifications of this application find these. */
  public void find(String clientId, FindingCode... codes) {
    troubles.put(clientId, List.of(codes));
  }

  /** From now on, verifications of this application wait after their first step. */
  public void hold(String clientId) {
    held.put(clientId, new CountDownLatch(1));
  }

  private final Map<String, List<PermissionView>> permissions = new ConcurrentHashMap<>();

  /** From now on, verifications of this application tell these, with a step for each. */
  public void permit(String clientId, List<PermissionView> told) {
    permissions.put(clientId, told);
  }

  public void release(String clientId) {
    held.remove(clientId).countDown();
  }

  public List<SignIn> signIns(String clientId) {
    return signIns.stream().filter(signIn -> signIn.clientId().equals(clientId)).toList();
  }

  /** How long the last verification of this application may take. */
  public Duration limit(String clientId) {
    return limits.get(clientId);
  }

  @Override
  public Workload workload() {
    return Workload.of("OKTA");
  }

  @Override
  public String normalizeDomain(String typed) throws DomainRefusedException {
    String host = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^https://", "");
    if (!host.endsWith(".test")) {
      throw new DomainRefusedException(DomainRefusal.NOT_A_HOST);
    }
    return host;
  }

  @Override
  public Organization resolve(String typed, Duration limit)
      throws DomainRefusedException, OrganizationNotFoundException {
    refuseATransaction();
    String host = normalizeDomain(typed);
    if (host.startsWith("nobody.")) {
      throw new OrganizationNotFoundException(
          FindingCode.ORGANIZATION_NOT_FOUND, host, "", List.of());
    }
    return organization(host);
  }

  /** A custom domain and a verified one are the organization whose name they carry. */
  private static Organization organization(String typedHost) {
    String host = typedHost.replaceFirst("^(?:login|mail)\\.(\\w+)\\.test$", "$1.okta.test");
    return new Organization("org-" + host, Cloud.GLOBAL, host, typedHost, "", "Identity Engine");
  }

  @Override
  public URI consentPage(
      Organization organization, String clientId, URI redirectUri, String state) {
    return URI.create("https://" + organization.host() + "/consent?state=" + state);
  }

  /** The requests with which people were sent to sign in, by their states. */
  private final Map<String, SignInRequest> sent = new ConcurrentHashMap<>();

  /** The one refresh token that counts, by organization; a second use of another one ends all. */
  private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();

  private final Map<String, List<Instant>> refreshes = new ConcurrentHashMap<>();
  private final List<String> revoked = new CopyOnWriteArrayList<>();
  private volatile boolean first;
  private final Set<String> codes = ConcurrentHashMap.newKeySet();

  public SignInRequest sent(String state) {
    return sent.get(state);
  }

  public List<Instant> refreshes(String organization) {
    return refreshes.getOrDefault("org-" + organization + ".okta.test", List.of());
  }

  private final Map<String, Runnable> duringRefresh = new ConcurrentHashMap<>();

  /** Happens once, while the next refresh token of an organization is on its way. */
  public void duringNextRefresh(String organization, Runnable what) {
    duringRefresh.put("org-" + organization + ".okta.test", what);
  }

  /** The refresh token that counts; null when there is none. */
  public String refreshToken(String organization) {
    return refreshTokens.get("org-" + organization + ".okta.test");
  }

  /** Refresh tokens that were given back. */
  public List<String> revoked() {
    return revoked;
  }

  /** An administrator of the organization takes back what was granted. */
  public void revoke(String organization) {
    refreshTokens.remove("org-" + organization + ".okta.test");
  }

  @Override
  public URI begin(SignInRequest request, Duration limit) {
    refuseATransaction();
    sent.put(request.state(), request);
    return URI.create("https://sign-in.test/authorize?state=" + request.state());
  }

  /**
   * @param code {@code ORGANIZATION account}, with how long the refresh token is behind it where
   *     that matters; each counts once
   */
  @Override
  public GrantedSignIn finish(SignInRequest request, String code, String issuer, Duration limit)
      throws ProviderRefusal {
    refuseATransaction();
    if (!codes.add(code + request.codeVerifier())) {
      throw new ProviderRefusal(FindingCode.GRANT_REVOKED);
    }
    first = request.first();
    String[] parts = code.split(" ");
    Organization organization = organization(parts[0] + ".okta.test");
    String token = "refresh-" + UUID.randomUUID() + "-of-" + organization.id();
    if (parts.length > 2) {
      token = "x".repeat(Integer.parseInt(parts[2]) - token.length()) + token;
    }
    refreshTokens.put(organization.id(), token);
    return new GrantedSignIn(
        organization,
        "id-" + parts[1] + "-" + parts[0],
        parts[1] + "@" + organization.host(),
        token,
        Set.of("okta.orgs.read", "okta.users.read"),
        null);
  }

  /** Whether what came of the last sign-in might have been given back at once. */
  public boolean wasFirst() {
    return first;
  }

  @Override
  public GrantEnd read(Organization organization, String error, String description, String issuer) {
    if (issuer != null && !issuer.equals("https://" + organization.host())) {
      return GrantEnd.OTHER_ISSUER;
    }
    return error.equals("access_denied") ? GrantEnd.DECLINED : GrantEnd.PROVIDER_FAILED;
  }

  @Override
  public void revoke(
      Registration registration, Organization organization, String refreshToken, Duration limit) {
    refuseATransaction();
    revoked.add(refreshToken);
  }

  private void refresh(Organization organization, OAuthClient client) throws ProviderRefusal {
    if (client.refreshTokens().isPresent()) {
      client.refreshTokens().get().use(token -> rotated(organization.id(), token));
    }
  }

  private RefreshTokens.Used<String> rotated(String organization, String token)
      throws ProviderRefusal {
    refuseATransaction();
    refreshes
        .computeIfAbsent(organization, any -> new CopyOnWriteArrayList<>())
        .add(clock.instant());
    String next = "refresh-" + UUID.randomUUID() + "-of-" + organization;
    if (!refreshTokens.replace(organization, token, next)) {
      refreshTokens.remove(organization);
      throw new ProviderRefusal(FindingCode.GRANT_REVOKED);
    }
    Runnable meanwhile = duringRefresh.remove(organization);
    if (meanwhile != null) {
      meanwhile.run();
    }
    return new RefreshTokens.Used<>("", next);
  }

  @Override
  public URI applicationPage(Organization organization, String clientId) {
    return URI.create("https://" + organization.host() + "/applications/" + clientId);
  }

  @Override
  public VerificationResult verify(
      SignIn signIn, Duration limit, Consumer<VerificationStep> steps) {
    refuseATransaction();
    signIns.add(signIn);
    limits.put(signIn.clientId(), limit);
    List<FindingCode> found = new ArrayList<>(troubles.getOrDefault(signIn.clientId(), List.of()));
    steps.accept(step(StepCode.ORGANIZATION, null));
    CountDownLatch latch = held.get(signIn.clientId());
    if (latch != null) {
      await(latch);
    }
    try {
      refresh(organization(signIn.domain()), signIn.client());
    } catch (ProviderRefusal refusal) {
      found.add(refusal.finding());
    }
    if (found.isEmpty()) {
      steps.accept(step(StepCode.CREDENTIAL, null));
    }
    found.forEach(code -> steps.accept(step(StepCode.CREDENTIAL, code)));
    Organization organization =
        found.contains(FindingCode.UNREACHABLE) ? null : organization(signIn.domain());
    List<PermissionView> told = permissions.getOrDefault(signIn.clientId(), List.of());
    told.forEach(permission -> steps.accept(step(StepCode.SCOPE, null)));
    return new VerificationResult(
        organization, signIn.proofOfPossession() || signIn.clientId().contains("dpop"), told, null);
  }

  /** When tokens of this application were asked for. */
  public List<Instant> tokenRequests(String clientId) {
    return tokenRequests.getOrDefault(clientId, List.of());
  }

  /** From now on, this application gets no token. */
  public void refuseTokens(String clientId, ProviderRefusal refusal) {
    tokenRefusals.put(clientId, refusal);
  }

  /** From now on, asking for a token of this application fails as nobody foresaw. */
  public void breakTokens(String clientId) {
    brokenTokens.add(clientId);
  }

  public void giveTokens(String clientId) {
    tokenRefusals.remove(clientId);
    brokenTokens.remove(clientId);
  }

  /** How long its tokens last from now on; an hour before. */
  public void tokensLast(String clientId, Duration lifetime) {
    lifetimes.put(clientId, lifetime);
  }

  @Override
  public TokenTarget target(Organization organization, Collection<Permission> permissions) {
    return new TokenTarget(
        "okta",
        URI.create("https://" + organization.host()),
        permissions.stream().map(Permission::name).sorted().collect(Collectors.joining(" ")),
        false);
  }

  @Override
  public IssuedToken token(
      Organization organization,
      OAuthClient client,
      Collection<Permission> permissions,
      Duration limit)
      throws ProviderRefusal {
    refuseATransaction();
    List<Instant> asked =
        tokenRequests.computeIfAbsent(client.id(), any -> new CopyOnWriteArrayList<>());
    asked.add(clock.instant());
    CountDownLatch latch = held.get(client.id());
    if (latch != null) {
      await(latch);
    }
    if (brokenTokens.contains(client.id())) {
      throw new IllegalStateException("an answer that nobody foresaw");
    }
    ProviderRefusal refusal = tokenRefusals.get(client.id());
    if (refusal != null) {
      throw refusal;
    }
    refresh(organization, client);
    Duration lifetime = lifetimes.getOrDefault(client.id(), Duration.ofHours(1));
    String value = "token-" + asked.size() + "-of-" + client.id();
    return new IssuedToken(
        client.proofOfPossession()
            ? new DPoPAccessToken(value, lifetime.toSeconds(), null)
            : new BearerAccessToken(value, lifetime.toSeconds(), null),
        clock.instant().plus(lifetime),
        permissions.stream().map(Permission::name).collect(Collectors.toSet()),
        client.proofOfPossession() ? new DPoPKey(Clock.systemUTC()) : null);
  }

  private static VerificationStep step(StepCode code, FindingCode found) {
    return new VerificationStep(
        code,
        "",
        outcome(found),
        found,
        List.of("a", ""),
        found == null ? "" : "invalid_client",
        3);
  }

  private static StepOutcome outcome(FindingCode found) {
    if (found == null) {
      return StepOutcome.OK;
    }
    return switch (found.severity()) {
      case CRITICAL -> StepOutcome.FAILED;
      case UNVERIFIED -> StepOutcome.COULD_NOT_VERIFY;
      case ATTENTION, RECOMMENDATION -> StepOutcome.ATTENTION;
    };
  }

  private static void refuseATransaction() {
    try {
      Object status = new InitialContext().lookup("java:comp/TransactionSynchronizationRegistry");
      int now =
          ((jakarta.transaction.TransactionSynchronizationRegistry) status).getTransactionStatus();
      if (now != jakarta.transaction.Status.STATUS_NO_TRANSACTION) {
        throw new IllegalStateException("the provider is called inside a transaction");
      }
    } catch (NamingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("never released");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
