package dev.connections.provider.okta;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.capability.KnownPermissions;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the scopes that the application was granted beyond those that it needs. */
final class ExcessScopes {
  private static final int MAX_PAGES = 10;

  /** RFC 8288, as Okta writes it for its pages. */
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"next\"");

  private final NeededScopes needs;
  private final GrantedScopes grants;
  private final OktaApi api;
  private final String clientId;

  /**
   * @param clientId fit for a path; Okta uses it as the application's id, too
   */
  ExcessScopes(NeededScopes needs, GrantedScopes grants, OktaApi api, String clientId) {
    this.needs = needs;
    this.grants = grants;
    this.api = api;
    this.clientId = clientId;
  }

  /** The scopes of every grant of the application, or empty where Okta does not show them. */
  Optional<Set<String>> run(StepRunner steps) {
    Set<String> all = new TreeSet<>();
    TreeSet<String> tooMany = new TreeSet<>();
    StepOutcome outcome = steps.run(StepCode.EXCESS, "", () -> find(all, tooMany));
    tooMany.stream()
        .skip(1)
        .map(scope -> Result.found(FindingCode.SCOPE_EXCESS, scope, ""))
        .forEach(more -> steps.tell(StepCode.EXCESS, more, 0));
    boolean shown = outcome == StepOutcome.OK || outcome == StepOutcome.ATTENTION;
    return shown && all.contains(NeededScopes.APP_GRANTS) ? Optional.of(all) : Optional.empty();
  }

  private Result find(Set<String> all, TreeSet<String> tooMany) throws ProviderRefusal {
    IssuedToken token;
    try {
      token = grants.token(NeededScopes.APP_GRANTS);
    } catch (ProviderRefusal refusal) {
      if (refusal.finding() == FindingCode.SCOPE_MISSING
          || refusal.finding() == FindingCode.SCOPE_UNKNOWN) {
        return unknown("");
      }
      throw refusal;
    }
    URI page = api.address("/api/v1/apps/" + clientId + "/grants");
    for (int i = 0; i < MAX_PAGES && page != null; i++) {
      HTTPResponse answer = api.get(token, page);
      if (answer.getStatusCode() != 200) {
        return unknown(OktaErrors.words(answer));
      }
      for (Map<String, Object> grant : Json.objects(answer.getBody())) {
        String scope = ProviderText.sanitize(Json.text(grant, "scopeId"));
        if (!scope.isEmpty() && !Json.text(grant, "status").equals("REVOKED")) {
          all.add(scope);
        }
      }
      page = next(answer).orElse(null);
    }
    tooMany.addAll(tooMany(all));
    if (!tooMany.isEmpty()) {
      return Result.found(FindingCode.SCOPE_EXCESS, tooMany.first(), "");
    }
    // Without a role the list is empty; a list that is true names the scope that read it.
    return all.contains(NeededScopes.APP_GRANTS) ? Result.ok("") : unknown("");
  }

  private Set<String> tooMany(Set<String> all) {
    return needs.difference(KnownPermissions.complete(NeededScopes.permissions(all))).stream()
        .filter(
            view ->
                view.verdict() == PermissionVerdict.EXCESS
                    || view.verdict() == PermissionVerdict.WIDER_THAN_NEEDED)
        .map(PermissionView::name)
        .collect(Collectors.toSet());
  }

  private static Result unknown(String words) {
    return Result.found(
            FindingCode.EXCESS_NOT_VERIFIABLE,
            NeededScopes.APP_GRANTS,
            words,
            NeededScopes.APP_GRANTS)
        .as(StepOutcome.COULD_NOT_VERIFY);
  }

  /** The next page, on the same origin alone: the token goes nowhere else. */
  private Optional<URI> next(HTTPResponse answer) {
    List<String> links = answer.getHeaderValues("Link");
    for (String link : links == null ? List.<String>of() : links) {
      Matcher next = NEXT.matcher(link);
      if (next.find() && next.group(1).startsWith(api.address("/api/v1/").toString())) {
        try {
          return Optional.of(URI.create(next.group(1)));
        } catch (IllegalArgumentException notAnAddress) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
