package dev.connections.provider.microsoft;

import dev.connections.api.FindingCode;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.TokenFlow;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * App-only tokens of one application in its tenant, one for each API: a request with the scopes of
 * two is refused (AADSTS700022).
 */
final class AppTokens {
  static final String GRAPH = "00000003-0000-0000-c000-000000000000";

  /** What the login says of one API; the next may give a token. */
  static final Set<FindingCode> ABOUT_API =
      EnumSet.of(
          FindingCode.POLICY_BLOCKED,
          FindingCode.CONSENT_MISSING,
          FindingCode.API_DISABLED,
          FindingCode.API_NOT_ASSIGNED);

  private final TokenFlow flow;
  private final MicrosoftCloud cloud;
  private final Map<String, AppToken> tokens = new HashMap<>();

  AppTokens(TokenFlow flow, MicrosoftCloud cloud) {
    this.flow = flow;
    this.cloud = cloud;
  }

  AppToken graph() throws ProviderRefusal {
    return of(GRAPH);
  }

  /**
   * @param resource application id of an API
   */
  AppToken of(String resource) throws ProviderRefusal {
    AppToken known = tokens.get(resource);
    if (known == null) {
      known = new AppToken(request(resource));
      tokens.put(resource, known);
    }
    return known;
  }

  private IssuedToken request(String resource) throws ProviderRefusal {
    try {
      return flow.request(Set.of(cloud.scope(resource)));
    } catch (ProviderRefusal refusal) {
      throw ABOUT_API.contains(refusal.finding()) ? refusal.about(Apis.label(resource)) : refusal;
    }
  }
}
