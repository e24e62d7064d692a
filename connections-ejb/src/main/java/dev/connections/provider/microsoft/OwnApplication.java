package dev.connections.provider.microsoft;

import dev.connections.api.FindingCode;
import dev.connections.capability.KnownPermissions;
import dev.connections.capability.Permission;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an application may read of itself without any permission (Microsoft Graph, "servicePrincipal
 * resource type"): whether it is enabled, and of its registration, which stands in its home tenant
 * alone, the declared permissions and the credentials.
 */
final class OwnApplication {
  /** Microsoft Graph sends each that it is asked for, empty ones too. */
  private static final List<String> LISTS =
      List.of("requiredResourceAccess", "passwordCredentials", "keyCredentials");

  private final MicrosoftGraph graph;
  private final Apis apis;
  private final NeededPermissions needed;
  private final String clientId;
  private String principalId = "";
  private Map<String, Object> registration;
  private boolean seen;
  private KnownPermissions declared = KnownPermissions.unknown();

  OwnApplication(MicrosoftGraph graph, Apis apis, NeededPermissions needed, String clientId) {
    this.graph = graph;
    this.apis = apis;
    this.needed = needed;
    this.clientId = clientId;
  }

  void readPrincipal(StepRunner steps) {
    steps.run(
        StepCode.APPLICATION,
        "",
        () -> {
          GraphAnswer answer =
              graph.get("/servicePrincipals(appId='" + clientId + "')?$select=id,accountEnabled");
          if (!answer.isOk()) {
            return Result.found(FindingCode.APPLICATION_NOT_READABLE, "", answer.words());
          }
          principalId = Json.text(answer.body(), "id");
          return Boolean.FALSE.equals(answer.body().get("accountEnabled"))
              ? Result.found(FindingCode.APPLICATION_DISABLED, "", "")
              : Result.ok("");
        });
  }

  /** Of its service principal; empty when it was not read. */
  String principalId() {
    return principalId;
  }

  void readRegistration(StepRunner steps) {
    StepOutcome outcome =
        steps.run(
            StepCode.DECLARED,
            "",
            () -> {
              GraphAnswer answer =
                  graph.get(
                      "/applications(appId='"
                          + clientId
                          + "')?$select=id,"
                          + String.join(",", LISTS));
              if (!answer.isOk()) {
                return Result.found(FindingCode.DECLARED_NOT_READABLE, "", answer.words());
              }
              if (!LISTS.stream().allMatch(l -> answer.body().get(l) instanceof List<?>)) {
                throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
              }
              MicrosoftGraph.refuseMoreThanMost(EntraCredential.of(answer.body()));
              registration = answer.body();
              Set<Permission> found = declared(registration);
              declared = KnownPermissions.complete(found);
              return Result.ok("", String.valueOf(found.size()));
            });
    seen = registration != null || outcome == StepOutcome.ATTENTION;
  }

  /**
   * Whether Microsoft Graph could be asked for it; that the application may not read it is seen.
   */
  boolean registrationSeen() {
    return seen;
  }

  /** Those of people's sign-ins, of type Scope, are left out. */
  private Set<Permission> declared(Map<String, Object> application) throws ProviderRefusal {
    Set<Permission> found = new HashSet<>();
    for (Map<String, Object> access : Json.objects(application, "requiredResourceAccess")) {
      String resource = Json.text(access, "resourceAppId").toLowerCase(Locale.ROOT);
      Optional<Api> api = apis.ofAppId(resource);
      for (Map<String, Object> one : Json.objects(access, "resourceAccess")) {
        String id = Json.text(one, "id").toLowerCase(Locale.ROOT);
        if (Json.text(one, "type").equals("Role")) {
          String name = api.map(known -> known.roles().get(id)).orElse(null);
          found.add(
              name == null
                  ? needed.ofId(id).orElse(new Permission(resource, id, id))
                  : needed.named(resource, name, id));
        }
      }
    }
    MicrosoftGraph.refuseMoreThanMost(found);
    return found;
  }

  KnownPermissions declared() {
    return declared;
  }

  /** The application object; empty when it could not be read. */
  Optional<Map<String, Object>> registration() {
    return Optional.ofNullable(registration);
  }
}
