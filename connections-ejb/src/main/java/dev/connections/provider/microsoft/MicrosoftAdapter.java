package dev.connections.provider.microsoft;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.capability.Permission;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.Grant;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.ConsentPages;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationNotFoundException;
import dev.connections.provider.OrganizationResolver;
import dev.connections.provider.OrganizationStep;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.Registration;
import dev.connections.provider.RegistrationTrial;
import dev.connections.provider.SignIn;
import dev.connections.provider.SignInFlow;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.TokenSource;
import dev.connections.provider.TokenTarget;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.Verifier;
import dev.connections.provider.call.AssertionRules;
import dev.connections.provider.call.DPoPNonces;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.KeySets;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderClient;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import dev.connections.provider.call.TokenEndpoint;
import dev.connections.provider.call.TokenFlow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Microsoft 365 organizations, reached by app registrations of their own tenant, or by the
 * platform's own one in the tenant of its publisher. That one is registered in the first cloud of
 * the settings: each cloud has registrations of its own.
 */
@ApplicationScoped
public class MicrosoftAdapter
    implements ProviderAdapter,
        OrganizationResolver,
        ConsentPages,
        SignInFlow,
        TokenSource,
        Verifier,
        RegistrationTrial {
  static final Workload WORKLOAD = Workload.of("MICROSOFT_365");

  /** How long the app roles of an API are remembered; Microsoft adds some, and changes none. */
  private static final Duration ROLES_LIFETIME = Duration.ofHours(1);

  /** Microsoft advises 5 to 10 minutes. */
  private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(8);

  private final ProviderClient provider;
  private final Clock clock;
  private final MicrosoftClouds clouds;
  private final AssertionRules assertions;
  private final DPoPNonces nonces;
  private final Duration warning;
  private final Cache<String, Api> apis;
  private final KeySets keySets;

  /** For the container's proxy alone. */
  protected MicrosoftAdapter() {
    provider = null;
    clock = null;
    clouds = null;
    assertions = null;
    nonces = null;
    warning = null;
    apis = null;
    keySets = null;
  }

  @Inject
  public MicrosoftAdapter(OutboundHttp outbound, Settings settings, Clock clock) {
    this.clock = clock;
    this.clouds = new MicrosoftClouds(settings);
    this.provider = new ProviderClient(outbound, clock, MicrosoftErrors::words, clouds.hosts());
    this.assertions =
        new AssertionRules(
            ASSERTION_LIFETIME,
            true,
            true,
            JWSAlgorithm.parse(settings.text(Setting.MICROSOFT_ASSERTION_ALGORITHM)));
    this.nonces = new DPoPNonces();
    this.warning = Duration.ofDays(settings.number(Setting.EXPIRY_WARNING_DAYS));
    this.apis = Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(ROLES_LIFETIME).build();
    this.keySets = new KeySets();
  }

  @Override
  public Workload workload() {
    return WORKLOAD;
  }

  @Override
  public String normalizeDomain(String typed) throws DomainRefusedException {
    return TenantName.parse(typed).value();
  }

  @Override
  public Organization resolve(String typed, Duration limit)
      throws DomainRefusedException, OrganizationNotFoundException {
    TenantName name = TenantName.parse(typed);
    try {
      return new Tenants(clouds, provider.calls("", limit)).resolve(name);
    } catch (ProviderRefusal refusal) {
      throw new OrganizationNotFoundException(refusal, name.value());
    }
  }

  /** Version 1.0 of the page: 2.0 wants a scope and says yes even where it means no. */
  @Override
  public URI consentPage(
      Organization organization, String clientId, URI redirectUri, String state) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("client_id", List.of(clientId));
    query.put("redirect_uri", List.of(redirectUri.toString()));
    query.put("state", List.of(state));
    return clouds
        .of(organization.cloud())
        .login()
        .resolve("/" + organization.id() + "/adminconsent?" + URLUtils.serializeParameters(query));
  }

  @Override
  public VerificationResult verify(
      SignIn signIn, Duration limit, Consumer<VerificationStep> listener) {
    ProviderCalls calls = provider.calls(signIn.clientId(), limit);
    StepRunner steps = new StepRunner(calls, listener);
    OAuthClient client = signIn.client();
    var credentialSteps =
        new CredentialSteps(
            steps,
            client.application().credential(),
            signIn.heldBeside(),
            clock.instant(),
            warning);
    Organization organization = organization(signIn, calls, steps).orElse(null);
    if (organization == null) {
      MicrosoftVerification.skipAll(steps, signIn.needs(), credentialSteps, system(client, null));
      return VerificationResult.of(null, false);
    }
    calls.of(organization.id());
    MicrosoftCloud cloud = clouds.of(organization.cloud());
    String clientId = signIn.clientId();
    String tenantId = organization.id();
    var tokens = new AppTokens(ofApplication(calls, cloud, tenantId, client), cloud);
    TokenFlow refresh = tokens(calls, cloud, tenantId, client, EntraRefusals.Caller.PERSON);
    MicrosoftGraph graph = new MicrosoftGraph(calls, cloud, tokens);
    Apis tenantsApis = new Apis(graph, organization.id(), apis);
    NeededPermissions needed = new NeededPermissions(signIn.needs());
    return new MicrosoftVerification(
            steps,
            signIn.needs(),
            tokens,
            new TokenOrganization(graph, organization, clientId),
            new OwnApplication(graph, tenantsApis, needed, clientId),
            new GrantedPermissions(graph, tokens, tenantsApis, needed),
            credentialSteps,
            system(client, refresh))
        .run();
  }

  /** Null for an application of the tenant's own. */
  private static ServiceAccount system(OAuthClient client, TokenFlow refresh) {
    return client.credential() instanceof Grant grant ? new ServiceAccount(refresh, grant) : null;
  }

  /** What the application gets for itself, whoever signed in to it. */
  private TokenFlow ofApplication(
      ProviderCalls calls, MicrosoftCloud cloud, String tenantId, OAuthClient client) {
    return tokens(
        calls,
        cloud,
        tenantId,
        client.application(),
        client.credential() instanceof Grant
            ? EntraRefusals.Caller.SYSTEM_APPLICATION
            : EntraRefusals.Caller.APPLICATION);
  }

  private TokenFlow tokens(
      ProviderCalls calls,
      MicrosoftCloud cloud,
      String tenantId,
      OAuthClient client,
      EntraRefusals.Caller caller) {
    TokenEndpoint endpoint =
        new TokenEndpoint(
            cloud.tokenEndpoint(tenantId),
            assertions,
            new EntraRefusals(tenantId, clock, caller),
            MicrosoftSignIn.DIALECT);
    return new TokenFlow(calls, endpoint, client, nonces, clock);
  }

  /** All that is granted comes with each token of an API; it cannot be asked for in parts. */
  @Override
  public TokenTarget target(Organization organization, Collection<Permission> permissions) {
    String resource = permissions.iterator().next().resource();
    MicrosoftCloud cloud = clouds.of(organization.cloud());
    return new TokenTarget(resource, cloud.address(resource), resource, true);
  }

  @Override
  public IssuedToken token(
      Organization organization,
      OAuthClient client,
      Collection<Permission> permissions,
      Duration limit)
      throws ProviderRefusal {
    Set<String> resources = new LinkedHashSet<>();
    permissions.forEach(permission -> resources.add(permission.resource()));
    if (resources.size() != 1) {
      throw new IllegalArgumentException("permissions of one API, not of " + resources.size());
    }
    return appTokens(organization, client, limit).of(resources.iterator().next()).issued();
  }

  private AppTokens appTokens(Organization organization, OAuthClient client, Duration limit)
      throws ProviderRefusal {
    MicrosoftCloud cloud = allowed(organization);
    TokenFlow flow =
        ofApplication(
            provider.calls(client.id(), limit).of(organization.id()),
            cloud,
            organization.id(),
            client);
    return new AppTokens(flow, cloud);
  }

  /** The address of all tenants looks at a code before it looks at who redeems it. */
  @Override
  public boolean organizationNeeded() {
    return true;
  }

  /**
   * By a token of its own. A tenant that does not have the application says so, and nothing about
   * how it proves itself; the one that registered it has it.
   */
  @Override
  public Optional<String> tryOut(
      Registration registration, Organization organization, URI redirectUri, Duration limit)
      throws ProviderRefusal {
    var client = new OAuthClient(registration.clientId(), registration.credential(), false);
    appTokens(organization, client, limit).graph();
    return Optional.of("");
  }

  private MicrosoftCloud allowed(Organization organization) throws ProviderRefusal {
    MicrosoftCloud cloud = clouds.of(organization.cloud());
    if (!clouds.isAllowed(cloud)) {
      throw new ProviderRefusal(FindingCode.WRONG_CLOUD, cloud.label());
    }
    return cloud;
  }

  @Override
  public URI begin(SignInRequest request, Duration limit) throws ProviderRefusal {
    return signIn(request, limit).begin(request);
  }

  @Override
  public GrantedSignIn finish(SignInRequest request, String code, String issuer, Duration limit)
      throws ProviderRefusal {
    return signIn(request, limit).finish(request, code, issuer);
  }

  private MicrosoftSignIn signIn(SignInRequest request, Duration limit) throws ProviderRefusal {
    Organization organization = request.organization();
    MicrosoftCloud cloud = organization == null ? clouds.logins().get(0) : allowed(organization);
    ProviderCalls calls = provider.calls(request.registration().clientId(), limit);
    return new MicrosoftSignIn(
        organization == null ? calls : calls.of(organization.id()),
        clouds,
        cloud,
        organization,
        request.registration(),
        assertions,
        nonces,
        keySets,
        clock);
  }

  @Override
  public GrantEnd read(Organization organization, String error, String description, String issuer) {
    MicrosoftCloud cloud =
        organization == null ? clouds.logins().get(0) : clouds.of(organization.cloud());
    return MicrosoftSignIn.issuers(cloud).areNot(issuer, MicrosoftSignIn.NAMED_IN_ANSWERS)
        ? GrantEnd.OTHER_ISSUER
        : MicrosoftErrors.end(error, description);
  }

  /**
   * Does nothing: Microsoft takes no single refresh token back. It ends when the account's sign-ins
   * are revoked or the application's consent is withdrawn, else by itself when nobody uses it.
   */
  @Override
  public void revoke(
      Registration registration, Organization organization, String refreshToken, Duration limit) {
    // Nothing to call.
  }

  private Optional<Organization> organization(
      SignIn signIn, ProviderCalls calls, StepRunner steps) {
    TenantName typed;
    try {
      typed = TenantName.parse(signIn.domain());
    } catch (DomainRefusedException refused) {
      // Accepted when it was typed; the rules changed since.
      String shown = ProviderText.sanitize(signIn.domain());
      steps.tell(
          StepCode.ORGANIZATION, Result.found(FindingCode.NOT_AN_ORGANIZATION, shown, ""), 0);
      return Optional.empty();
    }
    return OrganizationStep.run(
        steps,
        typed.value(),
        signIn.organizationId(),
        () -> new Tenants(clouds, calls).resolve(typed));
  }
}
