package dev.connections.provider.microsoft;

import dev.connections.api.FindingCode;
import dev.connections.capability.KnownPermissions;
import dev.connections.capability.Permission;
import dev.connections.console.verification.StepCode;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The application permissions that an administrator granted. By the list of app role assignments,
 * or where the application may not read it, by the {@code roles} of its own tokens, which is a
 * hint.
 */
final class GrantedPermissions {
  /** Access without any role ("appRoleAssignment resource type", appRoleId). */
  private static final String NO_ROLE = "00000000-0000-0000-0000-000000000000";

  private final MicrosoftGraph graph;
  private final AppTokens tokens;
  private final Apis apis;
  private final NeededPermissions needed;

  private final Set<Permission> present = new HashSet<>();
  private final Set<String> readable = new HashSet<>();
  private final Map<String, ProviderRefusal> refused = new LinkedHashMap<>();
  private boolean complete;
  private boolean fromTokens;

  GrantedPermissions(MicrosoftGraph graph, AppTokens tokens, Apis apis, NeededPermissions needed) {
    this.graph = graph;
    this.tokens = tokens;
    this.apis = apis;
    this.needed = needed;
  }

  /**
   * @param principalId of the application's service principal; empty when only its token tells
   */
  void read(StepRunner steps, String principalId) {
    steps.run(
        StepCode.GRANTS,
        "",
        () -> {
          readTokens();
          GraphAnswer answer = readAssignments(principalId);
          return answer.isOk() ? Result.ok("", String.valueOf(present.size())) : fromTokens(answer);
        });
  }

  /** One of each API that is needed: whether the application gets in there shows there alone. */
  private void readTokens() throws ProviderRefusal {
    read(AppTokens.GRAPH);
    for (String resource : needed.resources()) {
      try {
        read(resource);
      } catch (ProviderRefusal refusal) {
        refused.put(resource, refusal);
      }
    }
  }

  private void read(String resource) throws ProviderRefusal {
    Optional<Set<String>> roles = tokens.of(resource).roles();
    if (roles.isPresent()) {
      MicrosoftGraph.refuseMoreThanMost(roles.get());
      readable.add(resource);
      roles.get().forEach(role -> present.add(needed.named(resource, role, "")));
    }
  }

  private GraphAnswer readAssignments(String principalId) throws ProviderRefusal {
    String principal = principalId.isEmpty() ? tokens.graph().principalId() : principalId;
    if (!TenantName.isGuid(principal)) {
      return new GraphAnswer(404, Map.of(), "");
    }
    List<Map<String, Object>> assignments = new ArrayList<>();
    GraphAnswer answer =
        graph.list("/servicePrincipals/" + principal + "/appRoleAssignments?$top=100", assignments);
    if (answer.isOk()) {
      Set<Permission> listed = new HashSet<>();
      for (Map<String, Object> assignment : assignments) {
        permission(assignment).ifPresent(listed::add);
      }
      // The list lags behind a consent for minutes, and the tokens behind a withdrawal: what is
      // needed counts as soon as either has it, what is too much only by the list.
      present.retainAll(needed.all());
      present.addAll(listed);
      complete = true;
    }
    return answer;
  }

  private Optional<Permission> permission(Map<String, Object> assignment) throws ProviderRefusal {
    String role = Json.text(assignment, "appRoleId").toLowerCase(Locale.ROOT);
    String principal = Json.text(assignment, "resourceId").toLowerCase(Locale.ROOT);
    if (role.equals(NO_ROLE) || role.isEmpty()) {
      return Optional.empty();
    }
    Optional<Api> api = apis.ofPrincipal(principal);
    String name = api.map(known -> known.roles().get(role)).orElse(null);
    return Optional.of(
        name == null
            ? needed.ofId(role).orElse(new Permission(principal, role, role))
            : needed.named(api.get().appId(), name, role));
  }

  private Result fromTokens(GraphAnswer denied) {
    if (readable.isEmpty()) {
      return Result.found(
          FindingCode.PERMISSIONS_NOT_VERIFIABLE, Apis.label(AppTokens.GRAPH), denied.words());
    }
    fromTokens = true;
    Set<String> unread = new LinkedHashSet<>(needed.resources());
    unread.removeAll(readable);
    unread.forEach(
        resource ->
            refused.putIfAbsent(
                resource,
                ProviderRefusal.said(FindingCode.PERMISSIONS_NOT_VERIFIABLE, denied.words())));
    return Result.found(FindingCode.PERMISSIONS_FROM_TOKEN, "", denied.words());
  }

  KnownPermissions known() {
    if (complete && refused.keySet().stream().noneMatch(this::isUnavailable)) {
      return KnownPermissions.complete(present);
    }
    Set<Permission> absent = new HashSet<>(needed.all());
    absent.removeAll(present);
    if (complete) {
      absent.removeIf(permission -> isUnavailable(permission.resource()));
      return KnownPermissions.asked(present, absent);
    }
    // What a token has is granted, whatever trouble there is with the list; what it has not may
    // stand in the list, unless the list is not to be had.
    absent.removeIf(permission -> !fromTokens || !readable.contains(permission.resource()));
    return KnownPermissions.asked(present, absent);
  }

  /** Whether what is not needed would have shown, in the list or in the tokens in its place. */
  boolean showExcess() {
    return complete || fromTokens;
  }

  private boolean isUnavailable(String resource) {
    ProviderRefusal refusal = refused.get(resource);
    return refusal != null && refusal.finding() == FindingCode.SERVICE_NOT_AVAILABLE;
  }

  /** What people call an API, by its application id. */
  String apiName(String resource) {
    return apis.name(resource);
  }

  /** Why the application does not get into an API that it may need, by its application id. */
  Map<String, ProviderRefusal> refused() {
    return Collections.unmodifiableMap(refused);
  }
}
