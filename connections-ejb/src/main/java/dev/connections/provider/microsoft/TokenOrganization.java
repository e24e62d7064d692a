package dev.connections.provider.microsoft;

import dev.connections.api.FindingCode;
import dev.connections.provider.Organization;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import java.util.Map;

/**
 * Whether a token is for the expected tenant and application, and what the tenant is called, where
 * the application may read that.
 */
final class TokenOrganization {
  private final MicrosoftGraph graph;
  private final Organization expected;
  private final String clientId;
  private Organization found;

  TokenOrganization(MicrosoftGraph graph, Organization expected, String clientId) {
    this.graph = graph;
    this.expected = expected;
    this.clientId = clientId;
    this.found = expected;
  }

  Result check(AppToken token) throws ProviderRefusal {
    GraphAnswer answer = graph.get("/organization?$select=id,displayName,verifiedDomains");
    Map<String, Object> told =
        Json.objects(answer.body(), "value").stream().findFirst().orElse(Map.of());
    // Graph itself knows for sure; what stands in the token is good where Graph may not say.
    String tenantId = told.isEmpty() ? token.tenantId() : Json.text(told, "id");
    if (tenantId.isEmpty()) {
      return Result.found(FindingCode.ORGANIZATION_NOT_VERIFIABLE, "", answer.words());
    }
    if (!tenantId.equalsIgnoreCase(expected.id())) {
      return Result.found(
          FindingCode.OTHER_ORGANIZATION,
          expected.host(),
          "",
          ProviderText.sanitize(tenantId),
          expected.id());
    }
    if (!token.clientId().isEmpty() && !token.clientId().equalsIgnoreCase(clientId)) {
      return Result.found(FindingCode.ANSWER_NOT_UNDERSTOOD, "", "");
    }
    String name = ProviderText.sanitize(Json.text(told, "displayName"));
    found =
        new Organization(
            expected.id(),
            expected.cloud(),
            host(told),
            expected.typedHost(),
            name,
            expected.edition());
    return Result.ok("", name);
  }

  /** The domain that stays for good, since the default one may change; else as it was typed. */
  private String host(Map<String, Object> told) {
    return Json.objects(told, "verifiedDomains").stream()
        .filter(domain -> Boolean.TRUE.equals(domain.get("isInitial")))
        .map(domain -> ProviderText.sanitize(Json.text(domain, "name")))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(expected.host());
  }

  /** With its name and domain, where they could be read. */
  Organization found() {
    return found;
  }
}
