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
import dev.connections.provider.StepRunner.Ended;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One verification of an application whose organization is known. A token alone proves nothing at
 * Okta: it is given with every granted scope even when the application's role allows none of it,
 * and without a role the API answers with empty lists. So scopes, role and calls are three checks.
 */
final class OktaVerification {
  private static final String SUPER_ADMINISTRATOR = "SUPER_ADMIN";

  private final StepRunner steps;
  private final NeededScopes needs;
  private final OktaTokens tokens;
  private final OktaApi api;
  private final GrantedScopes grants;
  private final Organization organization;
  private final String clientId;
  private List<PermissionView> asked = List.of();
  private OktaRole role = OktaRole.UNKNOWN;

  OktaVerification(
      StepRunner steps,
      NeededScopes needs,
      OktaTokens tokens,
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
    asked = needs.asked(grants.known());
    scopes();
    roleAndProbes();
    Optional<Set<String>> all = new ExcessScopes(needs, grants, api, role, clientId).run(steps);
    return needs.difference(grants.known(all));
  }

  /** What a role does not show is part of what is said of it, so it is told after the calls. */
  private void roleAndProbes() {
    Ended ended = steps.end(StepCode.ROLE, "", this::role);
    if (role != OktaRole.NARROW) {
      steps.tell(ended);
      new ScopeProbes(steps, needs, api, grants, role, steps::tell).run(asked);
      return;
    }
    List<Ended> probes = new ArrayList<>();
    List<String> hidden = new ScopeProbes(steps, needs, api, grants, role, probes::add).run(asked);
    Result found =
        Result.found(
            FindingCode.ROLE_TOO_NARROW, ended.result().subject(), "", String.join(", ", hidden));
    steps.tell(new Ended(ended.code(), found, ended.millis()));
    probes.forEach(steps::tell);
  }

  private Result credential() throws ProviderRefusal {
    grants.signIn();
    if (tokens.isByGrant()) {
      return Result.ok("", "GRANT");
    }
    return Result.ok("", tokens.proofOfPossession() ? "DPoP" : "Bearer");
  }

  /** Asked with the token itself: what the token says of itself is no proof. */
  private Result tokenOrganization() throws ProviderRefusal {
    if (!grants.isAnyGranted()) {
      // Why there is no token has a step of its own.
      return notAsked(NeededScopes.ORGS);
    }
    HTTPResponse answer = api.get(grants.tokenOrAny(NeededScopes.ORGS), "/api/v1/org");
    if (answer.getStatusCode() == 403) {
      // Its API knows the token and only says no: a token of elsewhere is answered with 401.
      return Result.ok("", "");
    }
    String id = answer.getStatusCode() == 200 ? Json.text(Json.object(answer.getBody()), "id") : "";
    if (id.isEmpty()) {
      return Result.found(
          FindingCode.ORGANIZATION_NOT_VERIFIABLE,
          "",
          OktaErrors.words(answer),
          unlessGranted(NeededScopes.ORGS));
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

  private static Result notAsked(String scope) {
    return new Result(StepOutcome.COULD_NOT_VERIFY, "", null, List.of(scope), "");
  }

  /** The scope that is needed to ask, where that it lacks may be why there was no answer. */
  private String unlessGranted(String scope) {
    return grants.isGranted(scope) ? "" : scope;
  }

  private void scopes() {
    List<String> names = asked.stream().map(PermissionView::name).toList();
    boolean covered = asked.stream().anyMatch(v -> v.verdict() == PermissionVerdict.COVERED);
    boolean none = !names.isEmpty() && !covered && grants.isNoneOf(names);
    asked.forEach(scope -> tell(scope, none));
    if (none) {
      String missing =
          names.stream()
              .filter(scope -> !grants.isUnknown(scope))
              .collect(Collectors.joining(", "));
      tell(Result.found(FindingCode.NO_SCOPE_GRANTED, "", grants.words(), missing));
    }
    Set<String> notOffered = new LinkedHashSet<>();
    asked.stream()
        .filter(scope -> scope.need() == PermissionNeed.RECOMMENDED)
        .map(PermissionView::name)
        .filter(grants::isUnknown)
        .forEach(notOffered::add);
    if (grants.isUnknown(NeededScopes.APP_GRANTS)) {
      notOffered.add(NeededScopes.APP_GRANTS);
    }
    if (!notOffered.isEmpty()) {
      tell(Result.found(FindingCode.SCOPE_NOT_OFFERED, String.join(", ", notOffered), ""));
    }
    List<String> required =
        asked.stream()
            .filter(scope -> scope.need() == PermissionNeed.REQUIRED)
            .filter(scope -> scope.verdict() != PermissionVerdict.COVERED)
            .map(PermissionView::name)
            .toList();
    Set<String> unsettled = grants.unsettled(required);
    if (!unsettled.isEmpty()) {
      ProviderRefusal why = grants.notKnown();
      List<String> details =
          why.finding() == FindingCode.SCOPE_NOT_VERIFIABLE
              ? List.of(String.join(", ", unsettled))
              : why.details();
      steps.run(
          StepCode.SCOPE,
          "",
          () -> {
            throw new ProviderRefusal(why.finding(), details, why.words(), why.error())
                .about(why.subject().orElse(null));
          });
    }
  }

  private void tell(Result result) {
    steps.run(StepCode.SCOPE, result.subject(), () -> result);
  }

  /**
   * What is the same for several scopes is found once, behind their steps.
   *
   * @param none whether none of the scopes is granted
   */
  private void tell(PermissionView scope, boolean none) {
    String name = scope.name();
    boolean required = scope.need() == PermissionNeed.REQUIRED;
    FindingCode refusal = grants.refusal(name).orElse(null);
    if (scope.verdict() == PermissionVerdict.COVERED || grants.isGranted(name)) {
      tell(Result.ok(name));
    } else if (refusal == null || refusal == FindingCode.SCOPE_UNKNOWN && !required) {
      tell(Result.ok(name).as(required ? StepOutcome.COULD_NOT_VERIFY : StepOutcome.SKIPPED));
    } else if (none && refusal == FindingCode.SCOPE_MISSING) {
      tell(Result.ok(name).as(required ? StepOutcome.FAILED : StepOutcome.SKIPPED));
    } else {
      FindingCode finding = required ? refusal : FindingCode.SCOPE_RECOMMENDED;
      tell(Result.found(finding, name, grants.words(name)));
    }
  }

  private Result role() throws ProviderRefusal {
    IssuedToken token = grants.tokenFor(NeededScopes.ROLES).orElse(null);
    if (token == null) {
      boolean told =
          asked.stream()
              .filter(scope -> scope.need() == PermissionNeed.REQUIRED)
              .anyMatch(scope -> scope.name().equals(NeededScopes.ROLES));
      return told
          ? notAsked(NeededScopes.ROLES)
          : Result.found(FindingCode.ROLE_NOT_VERIFIABLE, "", "", NeededScopes.ROLES);
    }
    return grants.whole().isPresent()
        ? roleOfAccount(token)
        : role(api.get(token, "/oauth2/v1/clients/" + clientId + "/roles"));
  }

  /** An application that a person granted something acts by that person's role. */
  private Result roleOfAccount(IssuedToken token) throws ProviderRefusal {
    HTTPResponse answer = api.get(token, "/oauth2/v1/userinfo");
    String account = Json.text(Json.objectOrNone(answer.getBody()), "sub");
    if (answer.getStatusCode() != 200 || account.isEmpty()) {
      return Result.found(FindingCode.ROLE_NOT_VERIFIABLE, "", OktaErrors.words(answer));
    }
    String id = URLEncoder.encode(account, StandardCharsets.UTF_8);
    return role(api.get(token, "/api/v1/users/" + id + "/roles"));
  }

  private Result role(HTTPResponse answer) throws ProviderRefusal {
    if (answer.getStatusCode() != 200) {
      return Result.found(FindingCode.ROLE_NOT_VERIFIABLE, "", OktaErrors.words(answer));
    }
    OktaRole found = OktaRole.NONE;
    Set<String> roles = new TreeSet<>();
    for (Map<String, Object> assigned : Json.objects(answer.getBody())) {
      String type = Json.text(assigned, "type");
      String status = Json.text(assigned, "status");
      if (!type.isEmpty() && (status.isEmpty() || status.equals("ACTIVE"))) {
        // By type alone: anybody may give a custom role this label.
        boolean all = type.equals(SUPER_ADMINISTRATOR) || found == OktaRole.SUPER_ADMINISTRATOR;
        found = all ? OktaRole.SUPER_ADMINISTRATOR : OktaRole.NARROW;
        String label = Json.text(assigned, "label");
        roles.add(
            ProviderText.sanitize(
                type.equals("CUSTOM") && !label.isEmpty() ? type + ":" + label : type));
      }
    }
    role = found;
    String named = String.join(", ", roles);
    return switch (role) {
      case SUPER_ADMINISTRATOR -> Result.ok(named);
      case NARROW -> Result.found(FindingCode.ROLE_TOO_NARROW, named, "");
      case NONE, UNKNOWN -> Result.found(FindingCode.ROLE_MISSING, "", "");
    };
  }
}
