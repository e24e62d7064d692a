package dev.connections.provider.microsoft;

import dev.connections.api.FindingCode;
import dev.connections.capability.CapabilityNeeds;
import dev.connections.capability.Permission;
import dev.connections.capability.PermissionNeeds;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.ProviderRefusal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Tells the difference between needed and granted permissions as steps. */
final class PermissionSteps {
  private static final Set<PermissionVerdict> TOO_MUCH =
      EnumSet.of(PermissionVerdict.EXCESS, PermissionVerdict.WIDER_THAN_NEEDED);

  private final StepRunner steps;
  private final PermissionNeeds needs;
  private final List<PermissionView> views;
  private final UnaryOperator<String> apiNames;

  /**
   * @param apiNames what people call an API, by its application id
   */
  PermissionSteps(
      StepRunner steps,
      PermissionNeeds needs,
      List<PermissionView> views,
      UnaryOperator<String> apiNames) {
    this.apiNames = apiNames;
    this.steps = steps;
    this.needs = needs;
    this.views = views;
  }

  void skip() {
    needed().forEach(view -> steps.skip(StepCode.PERMISSION, name(view)));
    steps.skip(StepCode.EXCESS, "");
  }

  /**
   * @param unavailable why the organization does not have an API, by its application id
   */
  void tell(Map<String, ProviderRefusal> unavailable) {
    needed().forEach(this::tellNeeded);
    tellExcess();
    for (CapabilityNeeds capability : needs.capabilities()) {
      tell(capability, unavailable);
    }
  }

  private List<PermissionView> needed() {
    return views.stream()
        .filter(
            view ->
                view.need() == PermissionNeed.REQUIRED || view.need() == PermissionNeed.RECOMMENDED)
        .toList();
  }

  private void tellNeeded(PermissionView view) {
    FindingCode finding =
        switch (view.verdict()) {
          case MISSING -> FindingCode.PERMISSION_MISSING;
          case RECOMMENDED -> FindingCode.PERMISSION_RECOMMENDED;
          // What is only recommended is never critical.
          case CONSENT_MISSING ->
              view.need() == PermissionNeed.REQUIRED
                  ? FindingCode.PERMISSION_NOT_CONSENTED
                  : FindingCode.PERMISSION_RECOMMENDED;
          default -> null;
        };
    if (view.verdict() == PermissionVerdict.UNVERIFIABLE) {
      // Why it could not be verified has a step of its own.
      steps.skip(StepCode.PERMISSION, name(view));
    } else {
      steps.tell(
          StepCode.PERMISSION,
          finding == null
              ? Result.ok(name(view), titles(view))
              : Result.found(finding, name(view), "", titles(view)),
          0);
    }
  }

  private void tellExcess() {
    List<PermissionView> tooMuch =
        views.stream().filter(view -> TOO_MUCH.contains(view.verdict())).toList();
    if (tooMuch.isEmpty()) {
      steps.tell(StepCode.EXCESS, Result.ok(""), 0);
    }
    for (PermissionView view : tooMuch) {
      steps.tell(
          StepCode.EXCESS,
          view.verdict() == PermissionVerdict.EXCESS
              ? Result.found(FindingCode.PERMISSION_EXCESS, name(view), "")
              : Result.found(FindingCode.PERMISSION_WIDER, name(view), "", narrower(view)),
          0);
    }
  }

  private String narrower(PermissionView wider) {
    return views.stream()
        .filter(view -> view.need() != PermissionNeed.NONE)
        .filter(view -> needs.implies(permission(wider), permission(view)))
        .map(this::name)
        .collect(Collectors.joining(", "));
  }

  private static Permission permission(PermissionView view) {
    return new Permission(view.resource(), view.name(), view.permissionId());
  }

  private void tell(CapabilityNeeds capability, Map<String, ProviderRefusal> unavailable) {
    String title = capability.title();
    if (capability.retired() || capability.retires()) {
      FindingCode finding =
          capability.retired() ? FindingCode.CAPABILITY_RETIRED : FindingCode.CAPABILITY_RETIRES;
      steps.tell(StepCode.CAPABILITY, Result.found(finding, title, "", end(capability)), 0);
    }
    if (!capability.required().isEmpty() && !capability.retired()) {
      capability.required().get(0).stream()
          .map(permission -> unavailable.get(permission.resource()))
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(
              refusal ->
                  steps.tell(
                      StepCode.CAPABILITY,
                      Result.found(FindingCode.SERVICE_NOT_AVAILABLE, title, refusal.words()),
                      0));
    }
  }

  /** From when on it does not work, and what takes its place, as far as the catalog says it. */
  private static String[] end(CapabilityNeeds capability) {
    return capability.endsOn() == null || capability.followedBy().isEmpty()
        ? new String[0]
        : new String[] {capability.endsOn().toString(), String.join(", ", capability.followedBy())};
  }

  private String titles(PermissionView view) {
    return needs.capabilities().stream()
        .filter(capability -> view.capabilities().contains(capability.code()))
        .map(CapabilityNeeds::title)
        .collect(Collectors.joining(", "));
  }

  /** As people know it: with its API, unless that is Microsoft Graph. */
  private String name(PermissionView view) {
    return view.resource().equals(AppTokens.GRAPH)
        ? view.name()
        : view.name() + " (" + apiNames.apply(view.resource()) + ")";
  }
}
