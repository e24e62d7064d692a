package dev.connections.provider.okta;

import dev.connections.api.FindingCode;
import dev.connections.capability.KnownPermissions;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.ProviderRefusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which scopes the application was granted, and a token for each. One token for all is asked for
 * first, since Okta answers it with those that are granted. One scope that the organization does
 * not know spoils the request for all; it is found by halving, within {@value #MOST_REQUESTS}
 * requests, the scopes first that are needed most. What cannot be settled so is not known, which is
 * neither granted nor missing. What a person granted is told by one request, whole.
 */
final class GrantedScopes {
  /** Each takes Okta up to a second, and a verification 30 of them. */
  static final int MOST_REQUESTS = 6;

  private final TokenRequests tokens;
  private final NeededScopes needs;
  private final Map<String, IssuedToken> granted = new HashMap<>();

  /** By SCOPE_MISSING or SCOPE_UNKNOWN. */
  private final Map<String, ProviderRefusal> refused = new LinkedHashMap<>();

  /** Why several scopes were last refused together. */
  private ProviderRefusal spoilt;

  private ProviderRefusal trouble;

  /** Whether Okta leaves out what is not granted, instead of refusing all; null before it did. */
  private Boolean leavesOut;

  private String words = "";

  /** All that is granted; null where only what was asked for is known. */
  private Set<String> whole;

  GrantedScopes(TokenRequests tokens, NeededScopes needs) {
    this.tokens = tokens;
    this.needs = needs;
  }

  /** Whether Okta took the key, and refuses what was asked for with it. */
  static boolean isAboutScopes(ProviderRefusal refusal) {
    return refusal.error().equals("consent_required") || refusal.error().equals("invalid_scope");
  }

  /**
   * Signs in. A refusal that is about scopes alone is none here: Okta checks the key before.
   *
   * @throws ProviderRefusal when the application cannot sign in at all
   */
  void signIn() throws ProviderRefusal {
    if (tokens.isByGrant()) {
      takeWhole(tokens.request(Set.of()));
      return;
    }
    Set<String> all = needs.allScopes();
    Set<String> needed = needs.scopesWithAppGrants();
    boolean settled = ask(all);
    try {
      if (!settled) {
        settle(List.copyOf(needed), needed.equals(all));
      }
      Set<String> wider = needs.widerThan(known());
      wider.removeAll(granted.keySet());
      if (!wider.isEmpty() && hasLeft()) {
        settle(List.copyOf(wider), false);
      }
    } catch (ProviderRefusal later) {
      trouble = later;
    }
  }

  private void takeWhole(IssuedToken issued) {
    whole = issued.scopes();
    whole.forEach(scope -> granted.put(scope, issued));
    Set<String> missing = needs.allScopes();
    missing.addAll(needs.widerThan(KnownPermissions.complete(NeededScopes.permissions(whole))));
    missing.removeAll(whole);
    missing.forEach(scope -> refused.put(scope, new ProviderRefusal(FindingCode.SCOPE_MISSING)));
  }

  /** All that is granted, needed or not; empty where only what was asked for is known. */
  Optional<Set<String>> whole() {
    return Optional.ofNullable(whole);
  }

  private boolean hasLeft() {
    return left() > 0;
  }

  private int left() {
    return MOST_REQUESTS - tokens.made();
  }

  /**
   * Asks for these, and for halves of them when one spoils it for all.
   *
   * @param refusedBefore whether they were asked for already, all of them together
   */
  private void settle(List<String> scopes, boolean refusedBefore) throws ProviderRefusal {
    if (!refusedBefore && (!hasLeft() || ask(scopes))) {
      return;
    }
    List<String> suspects = scopes;
    // Probably none of them: what spoilt it was among the suspects, whatever else is.
    List<String> others = new ArrayList<>();
    // One request is kept for the others.
    while (suspects.size() > 1 && left() > (others.isEmpty() ? 0 : 1)) {
      int half = (suspects.size() + 1) / 2;
      List<String> first = suspects.subList(0, half);
      List<String> second = suspects.subList(half, suspects.size());
      List<String> asked = new ArrayList<>(others);
      asked.addAll(first);
      if (ask(asked) && isClean(asked)) {
        others.clear();
        suspects = second;
      } else {
        others.addAll(second);
        suspects = first;
      }
    }
    if (!others.isEmpty() && hasLeft() && !ask(others)) {
      settle(others, true);
    } else if (suspects.size() == 1 && isClean(others)) {
      refused.putIfAbsent(suspects.get(0), spoilt);
    }
    for (String suspect : unsettled(suspects)) {
      if (hasLeft()) {
        ask(List.of(suspect));
      }
    }
  }

  /** Whether none of them is what spoils a request. */
  private boolean isClean(Collection<String> scopes) {
    return scopes.stream()
        .allMatch(
            scope ->
                granted.containsKey(scope)
                    || Boolean.TRUE.equals(leavesOut)
                        && refusal(scope).filter(FindingCode.SCOPE_MISSING::equals).isPresent());
  }

  /**
   * One request.
   *
   * @return whether each of the scopes is settled by it
   * @throws ProviderRefusal when it is not about scopes
   */
  private boolean ask(Collection<String> scopes) throws ProviderRefusal {
    IssuedToken issued;
    try {
      issued = tokens.request(scopes);
    } catch (ProviderRefusal refusal) {
      if (!isAboutScopes(refusal)) {
        throw refusal;
      }
      words = refusal.words();
      boolean consent = refusal.error().equals("consent_required");
      FindingCode why = consent ? FindingCode.SCOPE_MISSING : FindingCode.SCOPE_UNKNOWN;
      ProviderRefusal each = ProviderRefusal.said(why, refusal.words());
      if (scopes.size() == 1 || consent && isNoneGranted(refusal, scopes)) {
        scopes.forEach(scope -> refused.put(scope, each));
        return true;
      }
      spoilt = each;
      return false;
    }
    for (String scope : scopes) {
      if (issued.scopes().contains(scope)) {
        granted.put(scope, issued);
      } else {
        leavesOut = true;
        refused.put(scope, new ProviderRefusal(FindingCode.SCOPE_MISSING));
      }
    }
    return true;
  }

  /** Okta says "not allowed any", which is believed once two were asked for alone. */
  private boolean isNoneGranted(ProviderRefusal refusal, Collection<String> scopes)
      throws ProviderRefusal {
    if (leavesOut == null && refusal.words().contains(" any ") && left() > 1) {
      for (String one : scopes.stream().limit(2).toList()) {
        ask(List.of(one));
      }
      leavesOut = scopes.stream().limit(2).noneMatch(granted::containsKey);
    }
    return Boolean.TRUE.equals(leavesOut) && refusal.words().contains(" any ");
  }

  /** What Okta said when it refused scopes together. */
  String words() {
    return words;
  }

  /** What Okta said of this scope; empty when it only left it out. */
  String words(String scope) {
    return refused.containsKey(scope) ? refused.get(scope).words() : "";
  }

  /**
   * A token that has this scope; asks nobody.
   *
   * @throws ProviderRefusal SCOPE_MISSING or SCOPE_UNKNOWN when it is not granted; why it is not
   *     known, when it is not
   */
  IssuedToken token(String scope) throws ProviderRefusal {
    IssuedToken known = granted.get(scope);
    if (known != null) {
      return known;
    }
    ProviderRefusal why = refused.get(scope);
    throw why != null ? why : notKnown();
  }

  /** Why the scopes that are neither granted nor refused are not. */
  ProviderRefusal notKnown() {
    return trouble != null
        ? trouble
        : ProviderRefusal.said(FindingCode.SCOPE_NOT_VERIFIABLE, words);
  }

  /** A token that has this scope or one that stands for it; empty where there is none. */
  Optional<IssuedToken> tokenFor(String scope) {
    return needs.standingFor(scope).stream()
        .filter(granted::containsKey)
        .findFirst()
        .map(granted::get);
  }

  /** A token that has this scope, or else any. */
  IssuedToken tokenOrAny(String scope) throws ProviderRefusal {
    if (!granted.containsKey(scope) && !granted.isEmpty()) {
      return granted.values().iterator().next();
    }
    return token(scope);
  }

  boolean isAnyGranted() {
    return !granted.isEmpty();
  }

  /** Whether the organization does not have it, so that nobody can grant it. */
  boolean isUnknown(String scope) {
    return refusal(scope).filter(FindingCode.SCOPE_UNKNOWN::equals).isPresent();
  }

  boolean isGranted(String scope) {
    return granted.containsKey(scope);
  }

  /** SCOPE_MISSING, or SCOPE_UNKNOWN where the organization does not have it; else empty. */
  Optional<FindingCode> refusal(String scope) {
    return Optional.ofNullable(refused.get(scope)).map(ProviderRefusal::finding);
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

  /** Those of the scopes that are neither granted nor refused, in their order. */
  Set<String> unsettled(Collection<String> scopes) {
    Set<String> unsettled = new LinkedHashSet<>(scopes);
    unsettled.removeAll(granted.keySet());
    unsettled.removeAll(refused.keySet());
    return unsettled;
  }
}
