package dev.connections.provider.okta;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import dev.connections.api.FindingCode;
import dev.connections.console.StepCode;
import dev.connections.console.StepOutcome;
import dev.connections.provider.Json;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderRefusal;
import dev.connections.provider.Steps;
import dev.connections.provider.Steps.Result;
import dev.connections.provider.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One verification of an application whose organization is known. A token alone proves nothing at
 * Okta: it is given with every granted scope even when the application's role allows none of it,
 * and without a role the API answers with empty lists. So scopes, role and calls are three checks.
 */
final class OktaVerification {
  private static final String SUPER_ADMINISTRATOR = "SUPER_ADMIN";

  private enum Role {
    UNKNOWN,
    NONE,
    NARROW,
    SUPER_ADMINISTRATOR
  }

  private final Steps steps;
  private final OktaTokens tokens;
  private final OktaGrants grants;
  private final Organization organization;
  private final String clientId;
  private Role role = Role.UNKNOWN;

  OktaVerification(Steps steps, OktaTokens tokens, Organization organization, String clientId) {
    this.steps = steps;
    this.tokens = tokens;
    this.grants = new OktaGrants(tokens);
    this.organization = organization;
    this.clientId = URLEncoder.encode(clientId, StandardCharsets.UTF_8);
  }

  static void skipAll(Steps steps) {
    steps.skip(StepCode.CREDENTIAL, "");
    skipFromTokenOn(steps);
  }

  private static void skipFromTokenOn(Steps steps) {
    steps.skip(StepCode.TOKEN_ORGANIZATION, "");
    skipFromScopesOn(steps);
  }

  private static void skipFromScopesOn(Steps steps) {
    OktaScope.names().forEach(scope -> steps.skip(StepCode.SCOPE, scope));
    steps.skip(StepCode.ROLE, "");
    OktaScope.names().forEach(scope -> steps.skip(StepCode.PROBE, scope));
    steps.skip(StepCode.EXCESS, "");
  }

  void run() {
    if (steps.run(StepCode.CREDENTIAL, "", this::credential) != StepOutcome.OK) {
      skipFromTokenOn(steps);
      return;
    }
    if (steps.run(StepCode.TOKEN_ORGANIZATION, "", this::tokenOrganization) == StepOutcome.FAILED) {
      skipFromScopesOn(steps);
      return;
    }
    scopes();
    steps.run(StepCode.ROLE, "", this::role);
    for (OktaScope scope : OktaScope.values()) {
      probe(scope);
    }
    new OktaExcess(grants, tokens, clientId).run(steps);
  }

  private Result credential() throws ProviderRefusal {
    grants.signIn();
    return Result.ok("", tokens.proofOfPossession() ? "DPoP" : "Bearer");
  }

  /** Asked with the token itself: what the token says of itself is no proof. */
  private Result tokenOrganization() throws ProviderRefusal {
    String scope = OktaScope.ORGS.scopeName();
    AccessToken token;
    try {
      token = grants.tokenOrAny(scope);
    } catch (ProviderRefusal refusal) {
      return orUnverifiable(refusal, FindingCode.ORGANIZATION_NOT_VERIFIABLE, scope);
    }
    HTTPResponse answer = tokens.get(token, tokens.address(OktaScope.ORGS.probe()));
    if (answer.getStatusCode() == 403) {
      // Its API knows the token and only says no: a token of elsewhere is answered with 401.
      return Result.ok("", "");
    }
    String id = answer.getStatusCode() == 200 ? Json.text(Json.object(answer.getBody()), "id") : "";
    if (id.isEmpty()) {
      return Result.found(
          FindingCode.ORGANIZATION_NOT_VERIFIABLE, "", OktaErrors.words(answer), scope);
    }
    return id.equals(organization.id())
        ? Result.ok("", Words.clean(Json.text(Json.object(answer.getBody()), "companyName")))
        : Result.found(
            FindingCode.OTHER_ORGANIZATION,
            organization.host(),
            "",
            Words.clean(id),
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

  private void scopes() {
    for (OktaScope scope : OktaScope.values()) {
      steps.run(
          StepCode.SCOPE,
          scope.scopeName(),
          () -> {
            grants.token(scope.scopeName());
            return Result.ok(scope.scopeName());
          });
    }
    if (grants.isNoneOf(OktaScope.names())) {
      steps.tell(StepCode.SCOPE, Result.found(FindingCode.NO_SCOPE_GRANTED, "", grants.words()), 0);
    }
  }

  private Result role() throws ProviderRefusal {
    String scope = OktaScope.ROLES.scopeName();
    AccessToken token;
    try {
      token = grants.token(scope);
    } catch (ProviderRefusal refusal) {
      return orUnverifiable(refusal, FindingCode.ROLE_NOT_VERIFIABLE, scope);
    }
    HTTPResponse answer =
        tokens.get(token, tokens.address("/oauth2/v1/clients/" + clientId + "/roles"));
    if (answer.getStatusCode() != 200) {
      return Result.found(FindingCode.ROLE_NOT_VERIFIABLE, "", OktaErrors.words(answer), scope);
    }
    role = Role.NONE;
    Set<String> roles = new TreeSet<>();
    for (Map<String, Object> assigned : Json.objects(answer.getBody())) {
      String type = Json.text(assigned, "type");
      String status = Json.text(assigned, "status");
      if (!type.isEmpty() && (status.isEmpty() || status.equals("ACTIVE"))) {
        // By type alone: anybody may give a custom role this label.
        boolean all = type.equals(SUPER_ADMINISTRATOR) || role == Role.SUPER_ADMINISTRATOR;
        role = all ? Role.SUPER_ADMINISTRATOR : Role.NARROW;
        String label = Json.text(assigned, "label");
        roles.add(Words.clean(type.equals("CUSTOM") && !label.isEmpty() ? label : type));
      }
    }
    String named = String.join(", ", roles);
    return switch (role) {
      case SUPER_ADMINISTRATOR -> Result.ok(named);
      case NARROW -> Result.found(FindingCode.ROLE_TOO_NARROW, named, "");
      case NONE, UNKNOWN -> Result.found(FindingCode.ROLE_MISSING, "", "");
    };
  }

  private void probe(OktaScope scope) {
    String name = scope.scopeName();
    if (grants.isNoneOf(Set.of(name))) {
      steps.skip(StepCode.PROBE, name);
      return;
    }
    steps.run(StepCode.PROBE, name, () -> probed(scope));
  }

  private Result probed(OktaScope scope) throws ProviderRefusal {
    String name = scope.scopeName();
    HTTPResponse answer = tokens.get(grants.token(name), tokens.address(scope.probe()));
    if (answer.getStatusCode() != 200) {
      return Result.found(refused(answer), name, OktaErrors.words(answer));
    }
    boolean empty = Json.objects(answer.getBody()).isEmpty();
    return empty && (scope.isAlwaysFilled() || role != Role.SUPER_ADMINISTRATOR)
        ? Result.found(FindingCode.PROBE_EMPTY, name, "")
        : Result.ok(name);
  }

  private FindingCode refused(HTTPResponse answer) {
    String challenge = String.valueOf(answer.getHeaderValue("WWW-Authenticate"));
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    if (challenge.contains("insufficient_scope")
        || Json.text(body, "error").equals("insufficient_scope")) {
      return FindingCode.SCOPE_MISSING;
    }
    // E0000015: the organization does not have the feature. Devices are Identity Engine's alone.
    if (Json.text(body, "errorCode").equals("E0000015")
        || List.of(404, 405, 410).contains(answer.getStatusCode())) {
      return FindingCode.FEATURE_NOT_AVAILABLE;
    }
    return switch (answer.getStatusCode()) {
      case 401 -> FindingCode.PROBE_REFUSED;
      case 403 -> role == Role.NARROW ? FindingCode.PROBE_OUTSIDE_ROLE : FindingCode.PROBE_REFUSED;
      default -> FindingCode.ANSWER_NOT_UNDERSTOOD;
    };
  }
}
