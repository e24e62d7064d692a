package dev.connections.provider.okta;

import dev.connections.api.Workload;
import dev.connections.capability.PermissionSnippets;
import dev.connections.console.capabilities.CapabilityView.Wanted;
import dev.connections.console.capabilities.PermissionSnippet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.StringJoiner;

/**
 * Okta's grants as calls of its management API (developer.okta.com, "Grant consent to scope for
 * application"), which Super Administrators may make.
 */
@ApplicationScoped
public class OktaSnippets implements PermissionSnippets {

  @Override
  public Workload workload() {
    return OktaAdapter.WORKLOAD;
  }

  @Override
  public List<PermissionSnippet> of(List<Wanted> wanted, String clientId) {
    return List.of(new PermissionSnippet("OKTA_GRANTS", grants(wanted, clientId)));
  }

  /** The client id is the application's id at Okta, too. */
  private static String grants(List<Wanted> wanted, String clientId) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add("# The organization's own address, not a custom domain and not the -admin one.");
    lines.add("OKTA='https://YOUR-ORGANIZATION.okta.com'");
    lines.add("APP='" + (clientId.isEmpty() ? "YOUR-APP-ID" : clientId) + "'");
    lines.add("# An API token of a Super Administrator, or \"Bearer\" and an access token.");
    lines.add("AUTHORIZATION='SSWS YOUR-API-TOKEN'");
    lines.add("");
    for (Wanted scope : wanted) {
      lines.add(
          "curl -sS --fail-with-body -X POST \"$OKTA/api/v1/apps/$APP/grants\""
              + " -H \"Authorization: $AUTHORIZATION\" -H 'Content-Type: application/json'"
              + " -d '{\"scopeId\":\""
              + scope.name()
              + "\",\"issuer\":\"'\"$OKTA\"'\"}'");
    }
    return lines.toString();
  }
}
