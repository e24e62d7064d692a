package dev.connections.provider.oauth;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.capability.Catalog;
import dev.connections.capability.CatalogPermission;
import dev.connections.capability.KnownPermissions;
import dev.connections.capability.Permission;
import dev.connections.capability.PermissionDifference;
import dev.connections.capability.SystemEndpoints;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.provider.Organization;
import dev.connections.provider.SignIn;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.call.AuthorizationCodeFlow;
import dev.connections.provider.call.AuthorizationCodeFlow.Redeemed;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.TokenCalls;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One verification of a grant: it still gives tokens, for the same organization, and enough. */
final class OAuthVerification {
  private final OAuthAdapter adapter;
  private final SystemEndpoints endpoints;
  private final Catalog catalog;
  private final ProviderCalls calls;
  private final StepRunner steps;
  private final SignIn signIn;
  private final String host;
  private final String before;
  private final ScopeNames names;
  private AuthorizationCodeFlow flow;
  private Redeemed refreshed;
  private GrantedOrganization told;

  OAuthVerification(
      OAuthAdapter adapter,
      SystemEndpoints endpoints,
      Catalog catalog,
      ProviderCalls calls,
      StepRunner steps,
      SignIn signIn) {
    this.adapter = adapter;
    this.endpoints = endpoints;
    this.catalog = catalog;
    this.calls = calls;
    this.steps = steps;
    this.signIn = signIn;
    this.host = endpoints.isHostAsked() ? signIn.domain() : "";
    this.before = signIn.organizationId() == null ? "" : signIn.organizationId();
    this.names = new ScopeNames(endpoints, host);
  }

  VerificationResult run() {
    if (steps.run(StepCode.ORGANIZATION, signIn.domain(), this::server) != StepOutcome.OK) {
      steps.skip(StepCode.CREDENTIAL, "");
      skipFromTokenOn();
      return VerificationResult.of(null, signIn.proofOfPossession());
    }
    if (steps.run(StepCode.CREDENTIAL, "", this::refresh) != StepOutcome.OK) {
      skipFromTokenOn();
      return VerificationResult.of(known(), signIn.proofOfPossession());
    }
    boolean bound = token().proofKey() != null;
    if (steps.run(StepCode.TOKEN_ORGANIZATION, "", this::organization) == StepOutcome.FAILED) {
      skipFromScopesOn();
      return VerificationResult.of(null, bound);
    }
    KnownPermissions granted = granted();
    List<PermissionView> views =
        PermissionDifference.of(signIn.needs(), granted, KnownPermissions.unknown());
    scopes(asked(views));
    probes(asked(views));
    excess(views);
    return new VerificationResult(known(), bound, views, null);
  }

  private void skipFromTokenOn() {
    steps.skip(StepCode.TOKEN_ORGANIZATION, "");
    skipFromScopesOn();
  }

  private void skipFromScopesOn() {
    List<PermissionView> asked =
        asked(
            PermissionDifference.of(
                signIn.needs(), KnownPermissions.unknown(), KnownPermissions.unknown()));
    asked.forEach(scope -> steps.skip(StepCode.SCOPE, scope.name()));
    asked.stream()
        .filter(scope -> probe(scope).isPresent())
        .forEach(scope -> steps.skip(StepCode.PROBE, scope.name()));
    steps.skip(StepCode.EXCESS, "");
  }

  private static List<PermissionView> asked(Collection<PermissionView> views) {
    return views.stream()
        .filter(
            view ->
                view.need() == PermissionNeed.REQUIRED || view.need() == PermissionNeed.RECOMMENDED)
        .toList();
  }

  private IssuedToken token() {
    return refreshed.tokens().token();
  }

  /** As the tokens tell; as it was known before where they told nothing. */
  private Organization known() {
    if (told != null) {
      return told.organization();
    }
    return before.isEmpty()
        ? null
        : new Organization(before, adapter.cloud(), signIn.domain(), signIn.domain(), "", "");
  }

  private Result server() throws ProviderRefusal {
    flow = adapter.flow(calls, host, adapter.granted(signIn.client()));
    String spoken = adapter.servers().of(host, calls).token().address().getHost();
    return Result.ok(signIn.domain(), spoken, before, "");
  }

  private Result refresh() throws ProviderRefusal {
    refreshed = flow.refresh(List.of());
    return Result.ok("", token().proofKey() == null ? "Bearer" : "DPoP");
  }

  private Result organization() throws ProviderRefusal {
    GrantedOrganization found =
        new OrganizationReader(endpoints, adapter.cloud(), calls)
            .read(refreshed, host, before.isEmpty() ? signIn.domain() : before);
    if (!before.isEmpty() && !isThere(found)) {
      return Result.found(FindingCode.OTHER_ORGANIZATION, signIn.domain(), "", ids(found), before);
    }
    if (found.organization() == null) {
      throw new ProviderRefusal(FindingCode.ORGANIZATION_NOT_VERIFIABLE);
    }
    told = found;
    return Result.ok("", found.organization().name());
  }

  private boolean isThere(GrantedOrganization found) {
    return found.organization() != null && before.equals(found.organization().id());
  }

  /** Of the one that it leads to, or of all that the account reaches instead. */
  private static String ids(GrantedOrganization found) {
    return found.organization() != null
        ? found.organization().id()
        : found.reached().stream().map(Organization::id).collect(Collectors.joining(", "));
  }

  private KnownPermissions granted() {
    Set<String> all =
        told != null && told.permissions() != null
            ? told.permissions()
            : OAuthAdapter.grantedNames(signIn.client(), token(), names);
    return all.isEmpty() && !endpoints.permissionsAsked()
        ? KnownPermissions.unknown()
        : KnownPermissions.complete(all.stream().map(this::permission).toList());
  }

  /** One that the catalog does not know belongs to the API of the others. */
  private Permission permission(String name) {
    List<Permission> known =
        catalog.permissions(adapter.workload()).stream()
            .map(CatalogPermission::permission)
            .toList();
    return known.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseGet(() -> new Permission(known.get(0).resource(), name, ""));
  }

  private Optional<CatalogPermission> probe(PermissionView view) {
    return catalog
        .permission(
            adapter.workload(), new Permission(view.resource(), view.name(), view.permissionId()))
        .filter(known -> !known.probe().isEmpty());
  }

  /** What is the same for all of them is found once, behind their steps. */
  private void scopes(List<PermissionView> asked) {
    List<PermissionView> required =
        asked.stream().filter(view -> view.need() == PermissionNeed.REQUIRED).toList();
    boolean none =
        !required.isEmpty()
            && required.stream().allMatch(view -> view.verdict() == PermissionVerdict.MISSING);
    boolean unknown =
        required.stream().anyMatch(view -> view.verdict() == PermissionVerdict.UNVERIFIABLE);
    for (PermissionView view : asked) {
      tell(scope(view, none));
    }
    String all = required.stream().map(PermissionView::name).collect(Collectors.joining(", "));
    if (none) {
      tell(Result.found(FindingCode.NO_SCOPE_GRANTED, "", "", all));
    }
    if (unknown) {
      tell(Result.found(FindingCode.SCOPE_NOT_VERIFIABLE, "", "", all));
    }
  }

  private void tell(Result result) {
    steps.run(StepCode.SCOPE, result.subject(), () -> result);
  }

  private static Result scope(PermissionView view, boolean none) {
    String name = view.name();
    boolean required = view.need() == PermissionNeed.REQUIRED;
    return switch (view.verdict()) {
      case AS_NEEDED, COVERED -> Result.ok(name);
      case UNVERIFIABLE -> Result.ok(name).as(StepOutcome.COULD_NOT_VERIFY);
      default ->
          none
              ? Result.ok(name).as(required ? StepOutcome.FAILED : StepOutcome.SKIPPED)
              : Result.found(
                  required ? FindingCode.SCOPE_MISSING : FindingCode.SCOPE_RECOMMENDED, name, "");
    };
  }

  private void probes(List<PermissionView> asked) {
    for (PermissionView view : asked) {
      CatalogPermission probe = probe(view).orElse(null);
      if (probe == null || view.need() != PermissionNeed.REQUIRED) {
        continue;
      }
      boolean granted =
          view.verdict() == PermissionVerdict.AS_NEEDED
              || view.verdict() == PermissionVerdict.COVERED;
      if (granted && known() != null) {
        steps.run(StepCode.PROBE, view.name(), () -> probed(view.name(), probe));
      } else {
        steps.skip(StepCode.PROBE, view.name());
      }
    }
  }

  private Result probed(String name, CatalogPermission probe) throws ProviderRefusal {
    String path = probe.probe().replace("{id}", known().id());
    HTTPResponse answer = new TokenCalls(calls).get(token(), adapter.api(known()).resolve(path));
    String words = OAuthErrors.words(answer);
    return switch (answer.getStatusCode()) {
      case 200, 204 -> Result.ok(name);
      case 401 -> Result.found(FindingCode.TOKEN_REFUSED, name, words);
      case 403 -> Result.found(FindingCode.PROBE_REFUSED, name, words);
      case 404, 405, 410 -> Result.found(FindingCode.FEATURE_NOT_AVAILABLE, name, words);
      case 400 -> Result.found(FindingCode.REQUEST_REFUSED, name, words);
      default -> Result.found(FindingCode.ANSWER_NOT_UNDERSTOOD, name, words);
    };
  }

  private void excess(List<PermissionView> views) {
    boolean none = true;
    for (PermissionView view : views) {
      if (view.verdict() == PermissionVerdict.EXCESS) {
        none = false;
        steps.run(
            StepCode.EXCESS,
            view.name(),
            () -> Result.found(FindingCode.SCOPE_EXCESS, view.name(), ""));
      } else if (view.verdict() == PermissionVerdict.WIDER_THAN_NEEDED) {
        none = false;
        steps.run(
            StepCode.EXCESS,
            view.name(),
            () ->
                Result.found(FindingCode.PERMISSION_WIDER, view.name(), "", narrower(views, view)));
      }
    }
    if (none) {
      steps.run(StepCode.EXCESS, "", () -> Result.ok(""));
    }
  }

  private String narrower(List<PermissionView> views, PermissionView wider) {
    Permission wide = new Permission(wider.resource(), wider.name(), wider.permissionId());
    return views.stream()
        .filter(view -> view.need() != PermissionNeed.NONE)
        .filter(
            view ->
                signIn
                    .needs()
                    .implies(
                        wide, new Permission(view.resource(), view.name(), view.permissionId())))
        .map(PermissionView::name)
        .collect(Collectors.joining(", "));
  }
}
