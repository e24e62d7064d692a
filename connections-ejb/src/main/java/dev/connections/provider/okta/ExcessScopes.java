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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the scopes that the application was granted beyond those that it needs. Only a list that
 * was read to its end says what is not granted.
 */
final class ExcessScopes {
  private static final int MAX_PAGES = 10;

  /** RFC 8288: an address, and what is said of it up to the next one. */
  private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");

  private static final Pattern IS_NEXT =
      Pattern.compile("(?i)\\brel\\s*=\\s*(\"[^\"]*\\bnext\\b[^\"]*\"|next\\b)");

  private final NeededScopes needs;
  private final GrantedScopes grants;
  private final OktaApi api;
  private final OktaRole role;
  private final String clientId;
  private final Set<String> listed = new TreeSet<>();
  private boolean complete;

  /**
   * @param clientId fit for a path; Okta uses it as the application's id, too
   */
  ExcessScopes(
      NeededScopes needs, GrantedScopes grants, OktaApi api, OktaRole role, String clientId) {
    this.needs = needs;
    this.grants = grants;
    this.api = api;
    this.role = role;
    this.clientId = clientId;
  }

  /** The scopes of every grant of the application, or empty where Okta does not show them all. */
  Optional<Set<String>> run(StepRunner steps) {
    if (!grants.isAnyGranted() || grants.isUnknown(NeededScopes.APP_GRANTS)) {
      // Why has a step of its own.
      steps.skip(StepCode.EXCESS, "");
      return Optional.empty();
    }
    List<Result> more = new ArrayList<>();
    steps.run(
        StepCode.EXCESS,
        "",
        () -> {
          List<Result> found = find();
          more.addAll(found.subList(1, found.size()));
          return found.get(0);
        });
    more.forEach(result -> steps.tell(StepCode.EXCESS, result, 0));
    return complete ? Optional.of(listed) : Optional.empty();
  }

  private List<Result> find() throws ProviderRefusal {
    List<Result> found = new ArrayList<>();
    Optional<Set<String>> whole = grants.whole();
    if (whole.isPresent()) {
      listed.addAll(whole.get());
      complete = true;
      return withExcess(found);
    }
    IssuedToken token = grants.tokenFor(NeededScopes.APP_GRANTS).orElse(null);
    if (token == null && grants.refusal(NeededScopes.APP_GRANTS).isPresent()) {
      return List.of(
          Result.found(
                  FindingCode.EXCESS_NOT_VERIFIABLE,
                  NeededScopes.APP_GRANTS,
                  "",
                  NeededScopes.APP_GRANTS)
              .as(StepOutcome.COULD_NOT_VERIFY));
    }
    if (token == null) {
      found.add(notListed("", ""));
    } else {
      list(token).ifPresent(found::add);
    }
    return withExcess(found);
  }

  private List<Result> withExcess(List<Result> found) {
    List<PermissionView> views =
        needs.difference(KnownPermissions.complete(NeededScopes.permissions(listed)));
    for (PermissionView view : views) {
      if (view.verdict() == PermissionVerdict.EXCESS) {
        found.add(Result.found(FindingCode.SCOPE_EXCESS, view.name(), ""));
      } else if (view.verdict() == PermissionVerdict.WIDER_THAN_NEEDED) {
        found.add(
            Result.found(
                FindingCode.PERMISSION_WIDER, view.name(), "", needs.narrower(views, view)));
      }
    }
    return found.isEmpty() ? List.of(Result.ok("")) : found;
  }

  /** Empty when all were listed. */
  private Optional<Result> list(IssuedToken token) throws ProviderRefusal {
    URI page = api.address("/api/v1/apps/" + clientId + "/grants");
    for (int i = 0; i < MAX_PAGES; i++) {
      HTTPResponse answer = api.get(token, page);
      if (answer.getStatusCode() != 200) {
        return Optional.of(notListed(OktaErrors.words(answer), ""));
      }
      for (Map<String, Object> grant : Json.objects(answer.getBody())) {
        String scope = ProviderText.sanitize(Json.text(grant, "scopeId"));
        if (!scope.isEmpty() && !Json.text(grant, "status").equals("REVOKED")) {
          listed.add(scope);
        }
      }
      Optional<String> next = next(answer);
      if (next.isEmpty()) {
        // Without a role the list is empty; a list that is true names the scope that read it.
        complete = needs.standingFor(NeededScopes.APP_GRANTS).stream().anyMatch(listed::contains);
        return complete ? Optional.empty() : Optional.of(notListed("", ""));
      }
      Optional<URI> here = here(page, next.get());
      if (here.isEmpty()) {
        return Optional.of(notListed("", host(next.get())));
      }
      page = here.get();
    }
    return Optional.of(notListed("", ""));
  }

  private Result notListed(String words, String otherHost) {
    if (role == OktaRole.NONE) {
      // That it shows nothing has been found already.
      return Result.ok("").as(StepOutcome.SKIPPED);
    }
    return Result.found(FindingCode.GRANTS_NOT_LISTED, NeededScopes.APP_GRANTS, words, otherHost)
        .as(StepOutcome.COULD_NOT_VERIFY);
  }

  /** Where the list goes on as the answer says, which may be no address; empty at its end. */
  private static Optional<String> next(HTTPResponse answer) {
    List<String> links = answer.getHeaderValues("Link");
    for (String header : links == null ? List.<String>of() : links) {
      Matcher link = LINK.matcher(header);
      while (link.find()) {
        if (IS_NEXT.matcher(link.group(2)).find()) {
          return Optional.of(link.group(1));
        }
      }
      if (IS_NEXT.matcher(LINK.matcher(header).replaceAll("")).find()) {
        return Optional.of("");
      }
    }
    return Optional.empty();
  }

  /** The next page, on the same origin alone: the token goes nowhere else. */
  private Optional<URI> here(URI page, String link) {
    if (link.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI next = page.resolve(link);
      boolean here = next.toString().startsWith(api.address("/api/v1/").toString());
      return here && !next.equals(page) ? Optional.of(next) : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static String host(String link) {
    try {
      String host = URI.create(link).getHost();
      return host == null ? "" : ProviderText.sanitize(host);
    } catch (IllegalArgumentException notAnAddress) {
      return "";
    }
  }
}
