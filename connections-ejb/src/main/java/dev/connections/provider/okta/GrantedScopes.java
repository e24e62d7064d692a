package dev.connections.provider.okta;

import dev.connections.api.FindingCode;
import dev.connections.capability.KnownPermissions;
import dev.connections.provider.call.ClientCredentialsFlow;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.ProviderRefusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which scopes the application was granted, and a token for each. One token for all is asked for
 * first, since Okta answers it with those that are granted; where it refuses the request as a
 * whole, each scope is asked for alone, so that the missing one has a name.
 */
final class GrantedScopes {
  private static final Set<String> ABOUT_SCOPES = Set.of("consent_required", "invalid_scope");

  private final ClientCredentialsFlow tokens;
  private final NeededScopes needs;
  private final Map<String, IssuedToken> granted = new HashMap<>();
  private final Map<String, ProviderRefusal> refused = new HashMap<>();
  private String words = "";

  GrantedScopes(ClientCredentialsFlow tokens, NeededScopes needs) {
    this.tokens = tokens;
    this.needs = needs;
  }

  /**
   * Signs in. A refusal that is about scopes alone is none here: Okta checks the key before.
   *
   * @throws ProviderRefusal when the application cannot sign in at all
   */
  void signIn() throws ProviderRefusal {
    // One scope that the organization does not know spoils the request for all.
    for (Set<String> scopes :
        new LinkedHashSet<>(
            List.of(needs.allScopes(), needs.scopesWithAppGrants(), needs.scopes()))) {
      if (requestAll(scopes)) {
        break;
      }
    }
    Set<String> wider = needs.widerThan(known());
    if (!wider.isEmpty()) {
      requestAll(wider);
    }
  }

  private boolean requestAll(Collection<String> scopes) throws ProviderRefusal {
    try {
      IssuedToken issued = tokens.request(scopes);
      for (String scope : scopes) {
        if (issued.scopes().contains(scope)) {
          granted.put(scope, issued);
        } else {
          refused.put(scope, new ProviderRefusal(FindingCode.SCOPE_MISSING));
        }
      }
      return true;
    } catch (ProviderRefusal refusal) {
      if (!ABOUT_SCOPES.contains(refusal.error())) {
        throw refusal;
      }
      words = refusal.words();
      return false;
    }
  }

  /** What Okta said when it refused all scopes at once. */
  String words() {
    return words;
  }

  /**
   * A token that has this scope.
   *
   * @throws ProviderRefusal SCOPE_MISSING or SCOPE_UNKNOWN when it is not granted
   */
  IssuedToken token(String scope) throws ProviderRefusal {
    IssuedToken known = granted.get(scope);
    if (known != null) {
      return known;
    }
    ProviderRefusal before = refused.get(scope);
    if (before == null) {
      before = requestAlone(scope);
    }
    if (before == null) {
      return granted.get(scope);
    }
    throw before;
  }

  /** A token that has this scope, or else any. */
  IssuedToken tokenOrAny(String scope) throws ProviderRefusal {
    try {
      return token(scope);
    } catch (ProviderRefusal refusal) {
      return granted.values().stream().findFirst().orElseThrow(() -> refusal);
    }
  }

  /** Null when it was granted. A refusal that is not about the scope may pass, so none is kept. */
  private ProviderRefusal requestAlone(String scope) {
    try {
      IssuedToken issued = tokens.request(Set.of(scope));
      if (issued.scopes().contains(scope)) {
        granted.put(scope, issued);
        return null;
      }
      refused.put(scope, new ProviderRefusal(FindingCode.SCOPE_MISSING));
    } catch (ProviderRefusal refusal) {
      if (!ABOUT_SCOPES.contains(refusal.error())) {
        return refusal;
      }
      FindingCode finding =
          refusal.finding() == FindingCode.SCOPE_UNKNOWN
              ? FindingCode.SCOPE_UNKNOWN
              : FindingCode.SCOPE_MISSING;
      refused.put(scope, ProviderRefusal.said(finding, refusal.words()));
    }
    return refused.get(scope);
  }

  /** What is known of them by now, and of no others. */
  KnownPermissions known() {
    return KnownPermissions.asked(
        NeededScopes.permissions(granted.keySet()), NeededScopes.permissions(refused.keySet()));
  }

  /**
   * The same, and what the list of grants adds.
   *
   * @param listed empty where there is no such list
   */
  KnownPermissions known(Optional<Set<String>> listed) {
    if (listed.isEmpty()) {
      return known();
    }
    Set<String> all = new HashSet<>(listed.get());
    all.removeAll(refused.keySet());
    all.addAll(granted.keySet());
    return KnownPermissions.complete(NeededScopes.permissions(all));
  }

  /** Whether Okta was asked and said that none of the scopes is granted. */
  boolean isNoneOf(Collection<String> scopes) {
    return refused.keySet().containsAll(scopes);
  }
}
