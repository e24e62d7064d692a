package dev.connections.provider.oauth;

import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.Permission;
import dev.connections.capability.SystemEndpoints;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.Credential;
import dev.connections.credential.Grant;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.HostName;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.Registration;
import dev.connections.provider.RegistrationTrial;
import dev.connections.provider.SignIn;
import dev.connections.provider.SignInFlow;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.StepRunner;
import dev.connections.provider.TokenSource;
import dev.connections.provider.TokenTarget;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.Verifier;
import dev.connections.provider.call.AuthorizationCodeFlow;
import dev.connections.provider.call.AuthorizationCodeFlow.Redeemed;
import dev.connections.provider.call.ClientTrial;
import dev.connections.provider.call.CodeRequest;
import dev.connections.provider.call.DPoPNonces;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.KeySets;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderClient;
import dev.connections.provider.call.ProviderRefusal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The provider of one workload, by what its catalog file says of its authorization server. Safe for
 * many threads.
 */
class OAuthAdapter
    implements ProviderAdapter, SignInFlow, TokenSource, Verifier, RegistrationTrial {

  private final Workload workload;
  private final SystemEndpoints endpoints;
  private final Catalog catalog;
  private final Clock clock;
  private final ProviderClient provider;
  private final Servers servers;
  private final OAuthErrors errors;
  private final DPoPNonces nonces = new DPoPNonces();
  private final KeySets keys = new KeySets();

  OAuthAdapter(
      Workload workload,
      SystemEndpoints endpoints,
      Catalog catalog,
      OutboundHttp outbound,
      Clock clock) {
    this.workload = workload;
    this.endpoints = endpoints;
    this.catalog = catalog;
    this.clock = clock;
    this.provider =
        ProviderClient.withLimits(outbound, clock, OAuthErrors::words, endpoints.limits());
    this.errors = new OAuthErrors(endpoints);
    this.servers = new Servers(endpoints, errors);
  }

  @Override
  public Workload workload() {
    return workload;
  }

  Cloud cloud() {
    return catalog.workload(workload).clouds().get(0).cloud();
  }

  Servers servers() {
    return servers;
  }

  ProviderCalls calls(String clientId, Duration limit) {
    return provider.calls(clientId, limit);
  }

  @Override
  public URI begin(SignInRequest request, Duration limit) throws ProviderRefusal {
    return flow(calls(request, limit), host(request.organization()), client(request.registration()))
        .begin(code(request));
  }

  @Override
  public GrantedSignIn finish(SignInRequest request, String code, String issuer, Duration limit)
      throws ProviderRefusal {
    ProviderCalls calls = calls(request, limit);
    AuthorizationCodeFlow flow =
        flow(calls, host(request.organization()), client(request.registration()));
    Redeemed redeemed = flow.redeem(code(request), code, issuer);
    try {
      return granted(request, redeemed, calls);
    } catch (ProviderRefusal nobodys) {
      if (request.first()) {
        flow.giveBack(redeemed.tokens(), nobodys);
      }
      throw nobodys;
    }
  }

  private ProviderCalls calls(SignInRequest request, Duration limit) {
    ProviderCalls calls = calls(request.registration().clientId(), limit);
    return request.organization() == null ? calls : calls.of(request.organization().id());
  }

  private GrantedSignIn granted(SignInRequest request, Redeemed redeemed, ProviderCalls calls)
      throws ProviderRefusal {
    String host = host(request.organization());
    String expected = request.organization() == null ? "" : request.organization().id();
    GrantedOrganization told =
        new OrganizationReader(endpoints, cloud(), calls).read(redeemed, host, expected);
    Set<String> scopes =
        told.permissions() == null
            ? new ScopeNames(endpoints, host).names(redeemed.tokens().token().scopes())
            : told.permissions();
    return new GrantedSignIn(
        told.organization(),
        told.reached(),
        told.accountId(),
        told.account(),
        redeemed.tokens().refreshToken(),
        scopes,
        // Each use begins its time anew, so there is no end to tell.
        null);
  }

  @Override
  public GrantEnd read(Organization organization, String error, String description, String issuer) {
    return servers.isOther(host(organization), issuer) ? GrantEnd.OTHER_ISSUER : errors.end(error);
  }

  @Override
  public void revoke(
      Registration registration, Organization organization, String refreshToken, Duration limit)
      throws ProviderRefusal {
    flow(calls(registration.clientId(), limit), host(organization), client(registration))
        .revoke(refreshToken);
  }

  @Override
  public boolean organizationNeeded() {
    return endpoints.isHostAsked();
  }

  @Override
  public Optional<String> tryOut(
      Registration registration, Organization organization, URI redirectUri, Duration limit)
      throws ProviderRefusal {
    ProviderCalls calls = calls(registration.clientId(), limit);
    return new ClientTrial(
            calls, servers.of(host(organization), calls).token(), redirectUri, nonces, clock)
        .of(client(registration));
  }

  private CodeRequest code(SignInRequest request) {
    return new CodeRequest(
        new ScopeNames(endpoints, host(request.organization())).toAsk(request.permissions()),
        request.redirectUri(),
        request.state(),
        request.nonce(),
        request.codeVerifier(),
        request.account(),
        request.first(),
        endpoints.parameters());
  }

  private OAuthClient client(Registration registration) {
    return new OAuthClient(
        registration.clientId(), registration.credential(), endpoints.proofOfPossession());
  }

  AuthorizationCodeFlow flow(ProviderCalls calls, String host, OAuthClient client)
      throws ProviderRefusal {
    return new AuthorizationCodeFlow(calls, servers.of(host, calls), client, nonces, keys, clock);
  }

  /** Of one that a person named; else it is told by the tokens, and nothing is sent there. */
  private String host(Organization organization) {
    return endpoints.isHostAsked() && organization != null ? organization.host() : "";
  }

  @Override
  public VerificationResult verify(
      SignIn signIn, Duration limit, Consumer<VerificationStep> listener) {
    ProviderCalls calls = calls(signIn.clientId(), limit);
    if (signIn.organizationId() != null) {
      calls.of(signIn.organizationId());
    }
    return new OAuthVerification(
            this, endpoints, catalog, calls, new StepRunner(calls, listener), signIn)
        .run();
  }

  @Override
  public TokenTarget target(Organization organization, Collection<Permission> permissions) {
    String scopes =
        permissions.stream().map(Permission::name).sorted().collect(Collectors.joining(" "));
    return new TokenTarget(
        permissions.iterator().next().resource(),
        api(organization),
        endpoints.narrows() ? scopes : "",
        !endpoints.narrows());
  }

  /** Without a host where each organization has one of its own that is not known. */
  URI api(Organization organization) {
    boolean known = !endpoints.api().contains(SystemEndpoints.ORGANIZATION);
    try {
      String host = known ? "" : HostName.of(organization.host());
      return URI.create(Servers.filled(endpoints.api(), host)).resolve("/");
    } catch (DomainRefusedException noHost) {
      return URI.create("/");
    }
  }

  @Override
  public IssuedToken token(
      Organization organization,
      OAuthClient client,
      Collection<Permission> permissions,
      Duration limit)
      throws ProviderRefusal {
    ProviderCalls calls = calls(client.id(), limit).of(organization.id());
    String host = host(organization);
    ScopeNames names = new ScopeNames(endpoints, host);
    Redeemed refreshed =
        flow(calls, host, granted(client))
            .refresh(endpoints.narrows() ? names.scopes(permissions) : List.of());
    IssuedToken issued = refreshed.tokens().token();
    Set<String> granted = grantedNames(client, issued, names);
    for (Permission permission : permissions) {
      if (isTold(issued, names)
          && !granted.contains(permission.name())
          && !isImplied(permission, granted)) {
        throw new ProviderRefusal(FindingCode.SCOPE_MISSING).about(permission.name());
      }
    }
    return new IssuedToken(issued.token(), issued.expiresAt(), granted, issued.proofKey());
  }

  /** Tokens come by what a person granted, and without it not at all. */
  OAuthClient granted(OAuthClient client) throws ProviderRefusal {
    if (client.refreshTokens().isEmpty()) {
      throw new ProviderRefusal(FindingCode.GRANT_REVOKED);
    }
    return new OAuthClient(
        client.id(),
        client.credential(),
        client.proofOfPossession() || endpoints.proofOfPossession());
  }

  /** As the token tells, or else as it was granted. */
  static Set<String> grantedNames(OAuthClient client, IssuedToken issued, ScopeNames names) {
    Credential credential = client.credential();
    Set<String> told = names.names(issued.scopes());
    return told.isEmpty() && credential instanceof Grant grant ? grant.scopes() : told;
  }

  /**
   * Where the API tells the permissions and the token does not, the grant has those of the day it
   * was made, or none where the organization was chosen after it: what is granted by now a
   * verification finds out.
   */
  private boolean isTold(IssuedToken issued, ScopeNames names) {
    return endpoints.organization().scopes().isEmpty() || !names.names(issued.scopes()).isEmpty();
  }

  private boolean isImplied(Permission permission, Set<String> granted) {
    return catalog.permissions(workload).stream()
        .filter(known -> granted.contains(known.permission().name()))
        .anyMatch(known -> known.implies().contains(permission));
  }
}
