package dev.connections.provider.okta;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.capability.CatalogPermission;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tries a harmless call for each scope: that one is granted does not say that it works. */
final class ScopeProbes {
  private final StepRunner steps;
  private final NeededScopes needs;
  private final OktaApi api;
  private final GrantedScopes grants;
  private final OktaRole role;

  ScopeProbes(
      StepRunner steps, NeededScopes needs, OktaApi api, GrantedScopes grants, OktaRole role) {
    this.steps = steps;
    this.needs = needs;
    this.api = api;
    this.grants = grants;
    this.role = role;
  }

  /** Of the required scopes: a call that fails is worse than a recommended scope's lack. */
  void run(List<PermissionView> asked) {
    for (PermissionView scope : asked) {
      if (scope.need() == PermissionNeed.REQUIRED) {
        needs.probe(scope.name()).ifPresent(probe -> run(scope, probe));
      }
    }
  }

  private void run(PermissionView scope, CatalogPermission probe) {
    String holder = scope.verdict() == PermissionVerdict.COVERED ? scope.coveredBy() : scope.name();
    if (grants.isNoneOf(Set.of(holder))) {
      steps.skip(StepCode.PROBE, scope.name());
      return;
    }
    steps.run(StepCode.PROBE, scope.name(), () -> probed(scope.name(), holder, probe));
  }

  private Result probed(String name, String holder, CatalogPermission probe)
      throws ProviderRefusal {
    HTTPResponse answer = api.get(grants.token(holder), probe.probe());
    if (answer.getStatusCode() != 200) {
      return Result.found(refused(answer), name, OktaErrors.words(answer));
    }
    boolean empty = Json.objects(answer.getBody()).isEmpty();
    return empty && (probe.neverEmpty() || role != OktaRole.SUPER_ADMINISTRATOR)
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
      case 403 ->
          role == OktaRole.NARROW ? FindingCode.PROBE_OUTSIDE_ROLE : FindingCode.PROBE_REFUSED;
      default -> FindingCode.ANSWER_NOT_UNDERSTOOD;
    };
  }
}
