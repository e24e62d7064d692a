package dev.connections.capability;

import dev.connections.console.capabilities.CapabilityView.Wanted;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The scopes of an Okta application as text to copy: a list, and calls of Okta's management API
 * (developer.okta.com, "Grant consent to scope for application"), which Super Administrators may
 * make.
 */
final class OktaSnippets {
  private final List<Wanted> wanted;

  OktaSnippets(List<Wanted> wanted) {
    this.wanted = wanted;
  }

  String list() {
    return wanted.stream().map(Wanted::name).collect(Collectors.joining("\n"));
  }

  /**
   * @param clientId of the application, which is its id at Okta, too; empty when it is not known
   */
  String grants(String clientId) {
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
