package dev.connections.provider.okta;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.capability.CatalogPermission;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Ended;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tries a harmless call for each scope: that one is granted does not say that it works. What the
 * role does not show has the role as its cause, which is a finding already; the steps say so and
 * find nothing of their own.
 */
final class ScopeProbes {
  private static final Set<Integer> NOT_THERE = Set.of(404, 405, 410);

  private final StepRunner steps;
  private final NeededScopes needs;
  private final OktaApi api;
  private final GrantedScopes grants;
  private final OktaRole role;
  private final Consumer<Ended> told;
  private final List<String> hidden = new ArrayList<>();
  private final Set<FindingCode> found = EnumSet.noneOf(FindingCode.class);

  /**
   * @param told gets each step as it ends
   */
  ScopeProbes(
      StepRunner steps,
      NeededScopes needs,
      OktaApi api,
      GrantedScopes grants,
      OktaRole role,
      Consumer<Ended> told) {
    this.steps = steps;
    this.needs = needs;
    this.api = api;
    this.grants = grants;
    this.role = role;
    this.told = told;
  }

  /**
   * Of the required scopes: a call that fails is worse than a recommended scope's lack.
   *
   * @return the scopes whose objects the role does not show
   */
  List<String> run(List<PermissionView> asked) {
    for (PermissionView scope : asked) {
      if (scope.need() == PermissionNeed.REQUIRED) {
        needs.probe(scope.name()).ifPresent(probe -> run(scope, probe));
      }
    }
    return List.copyOf(hidden);
  }

  private void run(PermissionView scope, CatalogPermission probe) {
    String name = scope.name();
    String holder = scope.verdict() == PermissionVerdict.COVERED ? scope.coveredBy() : name;
    Ended ended =
        grants.isGranted(holder)
            ? steps.end(StepCode.PROBE, name, () -> probed(name, holder, probe))
            : new Ended(StepCode.PROBE, Result.ok(name).as(StepOutcome.SKIPPED), 0);
    told.accept(once(ended));
  }

  /** What keeps every call from being tried is found once. */
  private Ended once(Ended ended) {
    FindingCode finding = ended.result().finding();
    if (finding == null || finding.severity() != Severity.UNVERIFIED || found.add(finding)) {
      return ended;
    }
    return new Ended(ended.code(), ended.result().withoutFinding(), ended.millis());
  }

  private Result probed(String name, String holder, CatalogPermission probe)
      throws ProviderRefusal {
    HTTPResponse answer = api.get(grants.token(holder), probe.probe());
    if (answer.getStatusCode() != 200) {
      return refused(name, holder, probe, answer);
    }
    if (!Json.objects(answer.getBody()).isEmpty()) {
      return Result.ok(name);
    }
    boolean seesAll = role == OktaRole.SUPER_ADMINISTRATOR;
    if (probe.neverEmpty() && (seesAll || role == OktaRole.UNKNOWN)) {
      return Result.found(FindingCode.PROBE_EMPTY, name, "");
    }
    return seesAll ? Result.ok(name) : hidden(name, "");
  }

  private Result refused(String name, String holder, CatalogPermission probe, HTTPResponse answer) {
    String words = OktaErrors.words(answer);
    if (OktaErrors.isInsufficientScope(answer)) {
      // Where the scope itself is in the token, nobody can grant it once more.
      return Result.found(
          holder.equals(name) ? FindingCode.REQUEST_REFUSED : FindingCode.SCOPE_MISSING,
          name,
          words);
    }
    boolean noFeature = OktaErrors.code(answer).equals(OktaErrors.NO_FEATURE);
    boolean notThere = noFeature || NOT_THERE.contains(answer.getStatusCode());
    // No organization lacks users; devices are Identity Engine's alone.
    if (notThere && !probe.neverEmpty() && role != OktaRole.NONE) {
      if (noFeature || role == OktaRole.SUPER_ADMINISTRATOR) {
        return Result.found(FindingCode.FEATURE_NOT_AVAILABLE, name, words);
      }
      return hidden(name, words);
    }
    if (notThere || answer.getStatusCode() == 403) {
      return role == OktaRole.NONE || role == OktaRole.NARROW
          ? hidden(name, words)
          : Result.found(FindingCode.PROBE_REFUSED, name, words);
    }
    return Result.found(
        answer.getStatusCode() == 400
            ? FindingCode.REQUEST_REFUSED
            : FindingCode.ANSWER_NOT_UNDERSTOOD,
        name,
        words);
  }

  /** By the role, as far as it is known. */
  private Result hidden(String name, String words) {
    hidden.add(name);
    return switch (role) {
      case NONE -> because(StepOutcome.FAILED, FindingCode.ROLE_MISSING, name, words);
      case UNKNOWN ->
          because(StepOutcome.COULD_NOT_VERIFY, FindingCode.ROLE_NOT_VERIFIABLE, name, words);
      case NARROW, SUPER_ADMINISTRATOR ->
          because(StepOutcome.ATTENTION, FindingCode.ROLE_TOO_NARROW, name, words);
    };
  }

  private static Result because(StepOutcome outcome, FindingCode cause, String name, String words) {
    return new Result(outcome, name, null, List.of(cause.name()), words);
  }
}
