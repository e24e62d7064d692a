package dev.connections.provider.okta;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.capability.KnownPermissions;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.provider.Organization;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.ClientCredentialsFlow;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One verification of an application whose organization is known. A token alone proves nothing at
 * Okta: it is given with every granted scope even when the application's role allows none of it,
 * and without a role the API answers with empty lists. So scopes, role and calls are three checks.
 */
final class OktaVerification {
  private static final String SUPER_ADMINISTRATOR = "SUPER_ADMIN";

  private final StepRunner steps;
  private final NeededScopes needs;
  private final ClientCredentialsFlow tokens;
  private final OktaApi api;
  private final GrantedScopes grants;
  private final Organization organization;
  private final String clientId;
  private OktaRole role = OktaRole.UNKNOWN;

  OktaVerification(
      StepRunner steps,
      NeededScopes needs,
      ClientCredentialsFlow tokens,
      OktaApi api,
      Organization organization,
      String clientId) {
    this.steps = steps;
    this.needs = needs;
    this.tokens = tokens;
    this.api = api;
    this.grants = new GrantedScopes(tokens, needs);
    this.organization = organization;
    this.clientId = URLEncoder.encode(clientId, StandardCharsets.UTF_8);
  }

  static void skipAll(StepRunner steps, NeededScopes needs) {
    steps.skip(StepCode.CREDENTIAL, "");
    skipFromTokenOn(steps, needs);
  }

  private static void skipFromTokenOn(StepRunner steps, NeededScopes needs) {
    steps.skip(StepCode.TOKEN_ORGANIZATION, "");
    skipFromScopesOn(steps, needs);
  }

  private static void skipFromScopesOn(StepRunner steps, NeededScopes needs) {
    List<PermissionView> asked = needs.asked(KnownPermissions.unknown());
    asked.forEach(scope -> steps.skip(StepCode.SCOPE, scope.name()));
    steps.skip(StepCode.ROLE, "");
    asked.stream()
        .filter(scope -> needs.probe(scope.name()).isPresent())
        .forEach(scope -> steps.skip(StepCode.PROBE, scope.name()));
    steps.skip(StepCode.EXCESS, "");
  }

  /** What is granted and what is needed; empty when it did not come to that. */
  List<PermissionView> run() {
    if (steps.run(StepCode.CREDENTIAL, "", this::credential) != StepOutcome.OK) {
      skipFromTokenOn(steps, needs);
      return List.of();
    }
    if (steps.run(StepCode.TOKEN_ORGANIZATION, "", this::tokenOrganization) == StepOutcome.FAILED) {
      skipFromScopesOn(steps, needs);
      return List.of();
    }
    List<PermissionView> asked = needs.asked(grants.known());
    scopes(asked);
    steps.run(StepCode.ROLE, "", this::role);
    new ScopeProbes(steps, needs, api, grants, role).run(asked);
    Optional<Set<String>> all = new ExcessScopes(needs, grants, api, clientId).run(steps);
    return needs.difference(grants.known(all));
  }

  private Result credential() throws ProviderRefusal {
    grants.signIn();
    return Result.ok("", tokens.proofOfPossession() ? "DPoP" : "Bearer");
  }

  /** Asked with the token itself: what the token says of itself is no proof. */
  private Result tokenOrganization() throws ProviderRefusal {
    IssuedToken token;
    try {
      token = grants.tokenOrAny(NeededScopes.ORGS);
    } catch (ProviderRefusal refusal) {
      return orUnverifiable(refusal, FindingCode.ORGANIZATION_NOT_VERIFIABLE, NeededScopes.ORGS);
    }
    HTTPResponse answer = api.get(token, "/api/v1/org");
    if (answer.getStatusCode() == 403) {
      // Its API knows the token and only says no: a token of elsewhere is answered with 401.
      return Result.ok("", "");
    }
    String id = answer.getStatusCode() == 200 ? Json.text(Json.object(answer.getBody()), "id") : "";
    if (id.isEmpty()) {
      return Result.found(
          FindingCode.ORGANIZATION_NOT_VERIFIABLE, "", OktaErrors.words(answer), NeededScopes.ORGS);
    }
    return id.equals(organization.id())
        ? Result.ok(
            "", ProviderText.sanitize(Json.text(Json.object(answer.getBody()), "companyName")))
        : Result.found(
            FindingCode.OTHER_ORGANIZATION,
            organization.host(),
            "",
            ProviderText.sanitize(id),
            organization.id());
  }

  /** A scope that is not granted has a step of its own; here it only means that nobody knows. */
  private static Result orUnverifiable(ProviderRefusal refusal, FindingCode finding, String scope)
      throws ProviderRefusal {
    if (refusal.finding() == FindingCode.SCOPE_MISSING
        || refusal.finding() == FindingCode.SCOPE_UNKNOWN) {
      return Result.found(finding, "", refusal.words(), scope);
    }
    throw refusal;
  }

  private void scopes(List<PermissionView> asked) {
    asked.forEach(scope -> steps.run(StepCode.SCOPE, scope.name(), () -> scope(scope)));
    boolean covered = asked.stream().anyMatch(v -> v.verdict() == PermissionVerdict.COVERED);
    if (!asked.isEmpty()
        && !covered
        && grants.isNoneOf(asked.stream().map(PermissionView::name).toList())) {
      steps.tell(StepCode.SCOPE, Result.found(FindingCode.NO_SCOPE_GRANTED, "", grants.words()), 0);
    }
  }

  private Result scope(PermissionView scope) throws ProviderRefusal {
    if (scope.verdict() == PermissionVerdict.COVERED) {
      return Result.ok(scope.name());
    }
    try {
      grants.token(scope.name());
      return Result.ok(scope.name());
    } catch (ProviderRefusal refusal) {
      if (scope.need() == PermissionNeed.RECOMMENDED
          && (refusal.finding() == FindingCode.SCOPE_MISSING
              || refusal.finding() == FindingCode.SCOPE_UNKNOWN)) {
        return Result.found(FindingCode.SCOPE_RECOMMENDED, scope.name(), refusal.words());
      }
      throw refusal;
    }
  }

  private Result role() throws ProviderRefusal {
    IssuedToken token;
    try {
      token = grants.token(NeededScopes.ROLES);
    } catch (ProviderRefusal refusal) {
      return orUnverifiable(refusal, FindingCode.ROLE_NOT_VERIFIABLE, NeededScopes.ROLES);
    }
    HTTPResponse answer = api.get(token, "/oauth2/v1/clients/" + clientId + "/roles");
    if (answer.getStatusCode() != 200) {
      return Result.found(
          FindingCode.ROLE_NOT_VERIFIABLE, "", OktaErrors.words(answer), NeededScopes.ROLES);
    }
    role = OktaRole.NONE;
    Set<String> roles = new TreeSet<>();
    for (Map<String, Object> assigned : Json.objects(answer.getBody())) {
      String type = Json.text(assigned, "type");
      String status = Json.text(assigned, "status");
      if (!type.isEmpty() && (status.isEmpty() || status.equals("ACTIVE"))) {
        // By type alone: anybody may give a custom role this label.
        boolean all = type.equals(SUPER_ADMINISTRATOR) || role == OktaRole.SUPER_ADMINISTRATOR;
        role = all ? OktaRole.SUPER_ADMINISTRATOR : OktaRole.NARROW;
        String label = Json.text(assigned, "label");
        roles.add(ProviderText.sanitize(type.equals("CUSTOM") && !label.isEmpty() ? label : type));
      }
    }
    String named = String.join(", ", roles);
    return switch (role) {
      case SUPER_ADMINISTRATOR -> Result.ok(named);
      case NARROW -> Result.found(FindingCode.ROLE_TOO_NARROW, named, "");
      case NONE, UNKNOWN -> Result.found(FindingCode.ROLE_MISSING, "", "");
    };
  }
}
