package dev.connections.provider.okta;

import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.Permission;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.Grant;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.ApplicationPages;
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
import dev.connections.provider.call.ClientTrial;
import dev.connections.provider.call.DPoPNonces;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.Issuers;
import dev.connections.provider.call.KeySets;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderClient;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Okta organizations, reached by API Services applications, or by the platform's own web
 * application that people sign in to. There are no {@link dev.connections.provider.ConsentPages}:
 * administrators grant scopes on the application's own page.
 */
@ApplicationScoped
public class OktaAdapter
    implements ProviderAdapter,
        OrganizationResolver,
        ApplicationPages,
        SignInFlow,
        TokenSource,
        Verifier,
        RegistrationTrial {
  static final Workload WORKLOAD = Workload.of("OKTA");

  private final ProviderClient provider;
  private final Clock clock;
  private final Catalog catalog;
  private final OktaOrganizations organizations;
  private final DPoPNonces nonces;
  private final KeyIds keyIds;
  private final KeySets keySets;

  /** That Okta sees, as far as the operator names them. */
  private final String ourAddresses;

  /** For the container's proxy alone. */
  protected OktaAdapter() {
    provider = null;
    clock = null;
    catalog = null;
    organizations = null;
    nonces = null;
    keyIds = null;
    keySets = null;
    ourAddresses = "";
  }

  @Inject
  public OktaAdapter(OutboundHttp outbound, Settings settings, Clock clock, Catalog catalog) {
    this.provider = new ProviderClient(outbound, clock, OktaErrors::words);
    this.clock = clock;
    this.catalog = catalog;
    this.organizations =
        new OktaOrganizations(
            new LinkedHashSet<>(settings.list(Setting.OKTA_DOMAINS)), trustedOrigins(settings));
    this.nonces = new DPoPNonces();
    this.keyIds = new KeyIds();
    this.keySets = new KeySets();
    this.ourAddresses = String.join(", ", settings.list(Setting.OUTBOUND_ADDRESSES));
  }

  private static Set<String> trustedOrigins(Settings settings) {
    return settings.origins(Setting.OUTBOUND_TRUSTED_ORIGINS).stream()
        .map(origin -> origin.replaceFirst("^(https://.*):443$", "$1"))
        .map(origin -> origin.replaceFirst("^(http://.*):80$", "$1"))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Workload workload() {
    return WORKLOAD;
  }

  @Override
  public String normalizeDomain(String typed) throws DomainRefusedException {
    return organizations.parse(typed).authority();
  }

  @Override
  public Organization resolve(String typed, Duration limit)
      throws DomainRefusedException, OrganizationNotFoundException {
    OktaDomain domain = organizations.parse(typed);
    try {
      return organizations.resolve(domain, provider.calls("", limit));
    } catch (ProviderRefusal refusal) {
      throw new OrganizationNotFoundException(
          refusal.finding(),
          refusal.subject().orElse(domain.authority()),
          refusal.words(),
          details(refusal.finding(), refusal.details()));
    }
  }

  /** The list of applications: the page of one has its internal name in its address. */
  @Override
  public URI applicationPage(Organization organization, String clientId) {
    String admin = organization.host().replaceFirst("^([^.:]+)\\.", "$1-admin.");
    return organizations
        .origin(trustedHost(organization) ? organization.host() : admin)
        .resolve("/admin/apps/active");
  }

  private boolean trustedHost(Organization organization) {
    return organization.host().contains(":");
  }

  @Override
  public VerificationResult verify(
      SignIn signIn, Duration limit, Consumer<VerificationStep> listener) {
    ProviderCalls calls = provider.calls(signIn.clientId(), limit);
    StepRunner steps = new StepRunner(calls, step -> listener.accept(withOurAddresses(step)));
    NeededScopes needs = new NeededScopes(catalog, signIn.needs());
    Organization organization = organization(signIn, calls, steps).orElse(null);
    if (organization == null) {
      OktaVerification.skipAll(steps, needs);
      return VerificationResult.of(null, signIn.proofOfPossession());
    }
    URI origin = organizations.origin(organization.host());
    OktaTokens tokens = tokens(calls, origin, signIn.client());
    List<PermissionView> permissions =
        new OktaVerification(
                steps, needs, tokens, new OktaApi(calls, origin), organization, signIn.clientId())
            .run();
    return new VerificationResult(organization, tokens.proofOfPossession(), permissions, null);
  }

  private VerificationStep withOurAddresses(VerificationStep step) {
    return new VerificationStep(
        step.code(),
        step.subject(),
        step.outcome(),
        step.finding(),
        details(step.finding(), step.details()),
        step.providerWords(),
        step.millis());
  }

  /** Where our address is refused, which it is. */
  private List<String> details(FindingCode finding, List<String> details) {
    boolean named = finding == FindingCode.ADDRESS_REFUSED && !ourAddresses.isEmpty();
    return named ? List.of(ourAddresses) : details;
  }

  /** At the org authorization server, whatever scopes are asked for. */
  private OktaTokens tokens(ProviderCalls calls, URI origin, OAuthClient client) {
    return new OktaTokens(calls, origin, client, nonces, keyIds, clock);
  }

  @Override
  public TokenTarget target(Organization organization, Collection<Permission> permissions) {
    String scopes =
        permissions.stream().map(Permission::name).sorted().collect(Collectors.joining(" "));
    return new TokenTarget(
        permissions.iterator().next().resource(),
        organizations.origin(organization.host()),
        scopes,
        false);
  }

  @Override
  public IssuedToken token(
      Organization organization,
      OAuthClient client,
      Collection<Permission> permissions,
      Duration limit)
      throws ProviderRefusal {
    organizations.refuseUnlessAllowed(organization.host());
    Set<String> scopes = new LinkedHashSet<>();
    permissions.forEach(permission -> scopes.add(permission.name()));
    ProviderCalls calls = provider.calls(client.id(), limit);
    IssuedToken issued;
    try {
      issued = tokens(calls, organizations.origin(organization.host()), client).request(scopes);
    } catch (ProviderRefusal refusal) {
      throw client.credential() instanceof Grant grant ? about(refusal, scopes, grant) : refusal;
    }
    // Okta leaves out what is not granted, as long as anything is.
    for (String scope : scopes) {
      if (!issued.scopes().contains(scope)) {
        throw new ProviderRefusal(FindingCode.SCOPE_MISSING).about(scope);
      }
    }
    return issued;
  }

  @Override
  public boolean organizationNeeded() {
    return true;
  }

  @Override
  public Optional<String> tryOut(
      Registration registration, Organization organization, URI redirectUri, Duration limit)
      throws ProviderRefusal {
    organizations.refuseUnlessAllowed(organization.host());
    return new ClientTrial(
            provider.calls(registration.clientId(), limit),
            OktaTokens.endpoint(organizations.origin(organization.host())),
            redirectUri,
            nonces,
            clock)
        .of(new OAuthClient(registration.clientId(), registration.credential(), false));
  }

  /** Okta does not say which of the scopes a person did not grant. */
  private static ProviderRefusal about(ProviderRefusal refusal, Set<String> scopes, Grant grant) {
    return refusal.finding() == FindingCode.SCOPE_MISSING
        ? scopes.stream()
            .filter(scope -> !grant.scopes().contains(scope))
            .findFirst()
            .map(refusal::about)
            .orElse(refusal)
        : refusal;
  }

  @Override
  public URI begin(SignInRequest request, Duration limit) throws ProviderRefusal {
    return signIn(request.registration(), request.organization(), limit).begin(request);
  }

  @Override
  public GrantedSignIn finish(SignInRequest request, String code, String issuer, Duration limit)
      throws ProviderRefusal {
    return signIn(request.registration(), request.organization(), limit)
        .finish(request, code, issuer);
  }

  @Override
  public GrantEnd read(Organization organization, String error, String description, String issuer) {
    Issuers names = OktaSignIn.issuers(organizations.origin(organization.host()));
    return names.areNot(issuer, OktaSignIn.NAMED_IN_ANSWERS)
        ? GrantEnd.OTHER_ISSUER
        : OktaErrors.end(error, description);
  }

  @Override
  public void revoke(
      Registration registration, Organization organization, String refreshToken, Duration limit)
      throws ProviderRefusal {
    signIn(registration, organization, limit).revoke(refreshToken);
  }

  private OktaSignIn signIn(Registration registration, Organization organization, Duration limit)
      throws ProviderRefusal {
    organizations.refuseUnlessAllowed(organization.host());
    return new OktaSignIn(
        provider.calls(registration.clientId(), limit),
        organizations.origin(organization.host()),
        organization,
        registration,
        nonces,
        keySets,
        clock);
  }

  private Optional<Organization> organization(
      SignIn signIn, ProviderCalls calls, StepRunner steps) {
    OktaDomain typed;
    try {
      typed = organizations.parse(signIn.domain());
    } catch (DomainRefusedException refused) {
      // Accepted when it was typed; the settings changed since.
      String typedHost = ProviderText.sanitize(signIn.domain());
      steps.tell(
          StepCode.ORGANIZATION,
          Result.found(FindingCode.DOMAIN_NOT_ALLOWED, typedHost, "", typedHost),
          0);
      return Optional.empty();
    }
    return OrganizationStep.run(
        steps,
        typed.authority(),
        signIn.organizationId(),
        () -> organizations.resolve(typed, calls));
  }
}
