package dev.connections.provider.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.capability.Capability;
import dev.connections.capability.Catalog;
import dev.connections.platform.Settings;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.ProviderRefusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against a token endpoint that is a set of scopes, so that there can be many of them. */
class GrantedScopesTest {
  private static final Workload OKTA = Workload.of("OKTA");
  private static final Catalog CATALOG = new Catalog(Settings.of(Map.of()), Clock.systemUTC());
  private static final List<String> CODES =
      CATALOG.capabilities(OKTA).stream().map(Capability::code).toList();

  /** Okta, as far as scopes go. */
  private static final class Endpoint implements TokenRequests {
    final Set<String> unknown = new HashSet<>();
    final Set<String> granted = new HashSet<>();
    final List<Set<String>> asked = new ArrayList<>();
    boolean leavesOut = true;
    ProviderRefusal trouble;
    int troubleFrom = Integer.MAX_VALUE;

    @Override
    public int made() {
      return asked.size();
    }

    @Override
    public IssuedToken request(Collection<String> scopes) throws ProviderRefusal {
      asked.add(Set.copyOf(scopes));
      if (asked.size() >= troubleFrom) {
        throw trouble;
      }
      if (scopes.stream().anyMatch(unknown::contains)) {
        throw refusal(FindingCode.SCOPE_UNKNOWN, "invalid_scope", "One or more are unknown.");
      }
      Set<String> given = new HashSet<>(scopes);
      given.retainAll(granted);
      if (given.isEmpty() || !leavesOut && given.size() < scopes.size()) {
        throw refusal(
            FindingCode.NO_SCOPE_GRANTED,
            "consent_required",
            "You are not allowed any of the requested scopes.");
      }
      return new IssuedToken(new BearerAccessToken("t" + asked.size()), null, given, null);
    }

    private static ProviderRefusal refusal(FindingCode finding, String error, String words) {
      return new ProviderRefusal(finding, List.of(), error + ": " + words, error);
    }
  }

  private static NeededScopes needs(Collection<String> codes) {
    return new NeededScopes(CATALOG, CATALOG.needs(OKTA, codes));
  }

  private static NeededScopes usual() {
    return needs(CATALOG.defaults(OKTA));
  }

  /** One at a time, two at a time, some of the rest, and all. */
  private static Set<Set<String>> choices() {
    Set<Set<String>> choices = new LinkedHashSet<>();
    for (String one : CODES) {
      for (String other : CODES) {
        choices.add(Set.copyOf(new HashSet<>(List.of(one, other))));
      }
    }
    Random random = new Random(8);
    for (int i = 0; i < 100; i++) {
      Set<String> some = new HashSet<>();
      CODES.stream().filter(code -> random.nextInt(3) == 0).forEach(some::add);
      choices.add(some);
    }
    choices.add(Set.copyOf(CODES));
    choices.add(CATALOG.defaults(OKTA));
    return choices;
  }

  private static GrantedScopes signedIn(Endpoint endpoint, NeededScopes needs)
      throws ProviderRefusal {
    GrantedScopes scopes = new GrantedScopes(endpoint, needs);
    scopes.signIn();
    return scopes;
  }

  /** What is said of each scope is so; what cannot be found out is not said. */
  private static void assertTrue(GrantedScopes scopes, Endpoint endpoint, Set<String> all) {
    for (String scope : all) {
      Optional<FindingCode> refusal = scopes.refusal(scope);
      if (endpoint.unknown.contains(scope)) {
        assertThat(refusal).as(scope).isNotEqualTo(Optional.of(FindingCode.SCOPE_MISSING));
        assertThat(scopes.isGranted(scope)).as(scope).isFalse();
      } else if (endpoint.granted.contains(scope)) {
        assertThat(refusal).as(scope).isEmpty();
      } else {
        assertThat(refusal).as(scope).isNotEqualTo(Optional.of(FindingCode.SCOPE_UNKNOWN));
        assertThat(scopes.isGranted(scope)).as(scope).isFalse();
      }
    }
  }

  @Test
  void makesAtMostSixRequestsWhicheverScopeTheOrganizationDoesNotKnow() throws Exception {
    for (Set<String> choice : choices()) {
      NeededScopes needs = needs(choice);
      Set<String> all = needs.allScopes();
      Set<String> core = needs.scopesWithAppGrants();
      for (String unknown : all) {
        Endpoint endpoint = new Endpoint();
        endpoint.unknown.add(unknown);
        endpoint.granted.addAll(all);
        endpoint.granted.remove(unknown);

        GrantedScopes scopes = signedIn(endpoint, needs);

        String about = choice + " without " + unknown;
        assertThat(endpoint.made()).as(about).isLessThanOrEqualTo(GrantedScopes.MOST_REQUESTS);
        assertThat(endpoint.asked).as(about).doesNotHaveDuplicates();
        assertTrue(scopes, endpoint, all);
        // Two requests find out that it is a needed one; three halve them, and one is for the rest.
        assertThat(scopes.unsettled(core).size())
            .as(about)
            .isLessThanOrEqualTo(
                core.size() <= 8 ? 0 : core.contains(unknown) ? core.size() / 4 : 0);
      }
    }
  }

  @Test
  void settlesEveryNeededScopeOfTheUsualCapabilitiesWhicheverIsUnknown() throws Exception {
    NeededScopes needs = usual();
    for (String unknown : needs.scopesWithAppGrants()) {
      Endpoint endpoint = new Endpoint();
      endpoint.unknown.add(unknown);
      endpoint.granted.addAll(needs.allScopes());

      GrantedScopes scopes = signedIn(endpoint, needs);

      assertThat(scopes.isUnknown(unknown)).as(unknown).isTrue();
      assertThat(scopes.unsettled(needs.scopesWithAppGrants())).as(unknown).isEmpty();
    }
  }

  @Test
  void takesOneRequestForAllAndOneMoreForWiderScopesWhereOneIsMissing() throws Exception {
    for (Set<String> choice : choices()) {
      NeededScopes needs = needs(choice);
      Endpoint endpoint = new Endpoint();
      endpoint.granted.addAll(needs.allScopes());
      signedIn(endpoint, needs);
      assertThat(endpoint.made()).as("" + choice).isEqualTo(1);

      endpoint.granted.remove(NeededScopes.ORGS);
      endpoint.asked.clear();
      GrantedScopes scopes = signedIn(endpoint, needs);
      assertThat(endpoint.made()).as("" + choice).isLessThanOrEqualTo(2);
      assertThat(scopes.refusal(NeededScopes.ORGS)).contains(FindingCode.SCOPE_MISSING);
    }
  }

  @Test
  void leavesOptionalScopesAloneWhenOneOfThemIsUnknown() throws Exception {
    NeededScopes needs = usual();
    Endpoint endpoint = new Endpoint();
    endpoint.granted.addAll(needs.allScopes());
    endpoint.unknown.add("okta.personal.adminSettings.read");

    GrantedScopes scopes = signedIn(endpoint, needs);

    assertThat(endpoint.made()).isEqualTo(2);
    assertThat(scopes.unsettled(needs.scopesWithAppGrants())).isEmpty();
    assertThat(scopes.unsettled(needs.allScopes())).contains("okta.schemas.read");
  }

  @Test
  void saysNothingUntrueWhereSeveralScopesAreUnknownAndOthersMissing() throws Exception {
    Random random = new Random(8);
    for (Set<String> choice : choices()) {
      NeededScopes needs = needs(choice);
      Set<String> all = needs.allScopes();
      Endpoint endpoint = new Endpoint();
      all.forEach(
          scope -> (random.nextInt(4) == 0 ? endpoint.unknown : endpoint.granted).add(scope));
      endpoint.granted.removeIf(scope -> random.nextInt(3) == 0);

      GrantedScopes scopes = signedIn(endpoint, needs);

      assertThat(endpoint.made()).isLessThanOrEqualTo(GrantedScopes.MOST_REQUESTS);
      assertTrue(scopes, endpoint, all);
    }
  }

  @Test
  void saysNothingUntrueWhereOktaRefusesAllForOneThatIsNotGranted() throws Exception {
    NeededScopes needs = usual();
    for (String missing : needs.scopesWithAppGrants()) {
      Endpoint endpoint = new Endpoint();
      endpoint.leavesOut = false;
      endpoint.granted.addAll(needs.allScopes());
      endpoint.granted.remove(missing);

      GrantedScopes scopes = signedIn(endpoint, needs);

      assertThat(endpoint.made()).as(missing).isLessThanOrEqualTo(GrantedScopes.MOST_REQUESTS);
      assertTrue(scopes, endpoint, needs.allScopes());
    }
  }

  @Test
  void believesThatNoneIsGrantedAfterTwoWereAskedForAlone() throws Exception {
    NeededScopes needs = usual();
    Endpoint endpoint = new Endpoint();

    GrantedScopes scopes = signedIn(endpoint, needs);

    assertThat(endpoint.asked.get(1)).containsExactly(NeededScopes.ORGS);
    assertThat(endpoint.asked.get(2)).containsExactly(NeededScopes.ROLES);
    assertThat(endpoint.made()).isEqualTo(4);
    assertThat(scopes.isNoneOf(needs.scopesWithAppGrants())).isTrue();
  }

  @Test
  void doesNotTakeForMissingWhatItCouldNotAskFor() throws Exception {
    NeededScopes needs = usual();
    Endpoint endpoint = new Endpoint();
    endpoint.granted.addAll(needs.allScopes());
    endpoint.unknown.add("okta.users.read");
    endpoint.trouble = new ProviderRefusal(FindingCode.RATE_LIMITED, "30");
    endpoint.troubleFrom = 3;

    GrantedScopes scopes = signedIn(endpoint, needs);

    assertThat(scopes.unsettled(needs.scopes())).containsAll(needs.scopes());
    assertThat(scopes.notKnown().finding()).isEqualTo(FindingCode.RATE_LIMITED);
  }
}
