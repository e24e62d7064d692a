package dev.connections.provider.microsoft;

import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.capability.CapabilityNeeds;
import dev.connections.capability.Permission;
import dev.connections.capability.PermissionNeeds;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.ProviderRefusal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final boolean severalApis;

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
    this.severalApis = new NeededPermissions(needs).resources().size() > 1;
  }

  void skip() {
    needed().forEach(view -> steps.skip(StepCode.PERMISSION, name(view)));
    steps.skip(StepCode.EXCESS, "");
  }

  /**
   * @param refused why the application does not get into an API, by the API's application id
   * @param showExcess whether what is not needed would have shown
   */
  void tell(Map<String, ProviderRefusal> refused, boolean showExcess) {
    Map<String, ProviderRefusal> inTheWay = new LinkedHashMap<>(refused);
    inTheWay.keySet().removeIf(resource -> needing(resource).isEmpty());
    needed().forEach(view -> tellNeeded(view, inTheWay));
    if (showExcess) {
      tellExcess();
    } else {
      steps.skip(StepCode.EXCESS, "");
    }
    needs.capabilities().forEach(this::tellEnd);
    inTheWay.forEach(this::tellRefused);
  }

  private List<PermissionView> needed() {
    return views.stream()
        .filter(
            view ->
                view.need() == PermissionNeed.REQUIRED || view.need() == PermissionNeed.RECOMMENDED)
        .toList();
  }

  private void tellNeeded(PermissionView view, Map<String, ProviderRefusal> refused) {
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
      // Why has a step of its own; but what is required never counts as good without a proof.
      boolean open = view.need() == PermissionNeed.REQUIRED && !isUnavailable(refused, view);
      StepOutcome outcome = open ? StepOutcome.COULD_NOT_VERIFY : StepOutcome.SKIPPED;
      steps.tell(StepCode.PERMISSION, Result.ok(name(view)).as(outcome), 0);
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

  private void tellEnd(CapabilityNeeds capability) {
    if (capability.retired() || capability.retires()) {
      FindingCode finding =
          capability.retired() ? FindingCode.CAPABILITY_RETIRED : FindingCode.CAPABILITY_RETIRES;
      steps.tell(
          StepCode.CAPABILITY, Result.found(finding, capability.title(), "", end(capability)), 0);
    }
  }

  /** The API that does not let the application in, and the capabilities that have to call it. */
  private void tellRefused(String resource, ProviderRefusal refusal) {
    String api = apiNames.apply(resource);
    if (refusal.finding() == FindingCode.SERVICE_NOT_AVAILABLE) {
      for (String capability : needing(resource)) {
        steps.tell(
            StepCode.CAPABILITY,
            Result.found(refusal.finding(), capability, refusal.words(), api),
            0);
      }
      return;
    }
    ProviderRefusal told = ofApi(refusal);
    Result result =
        Result.found(
            told.finding(),
            told.subject().orElse(api),
            told.words(),
            told.details().toArray(String[]::new));
    steps.tell(StepCode.CAPABILITY, result, 0);
    needing(resource)
        .forEach(
            capability ->
                steps.tell(
                    StepCode.CAPABILITY, Result.ok(capability, api).as(result.outcome()), 0));
  }

  /** That the credential as such is good has been seen at Microsoft Graph. */
  private static ProviderRefusal ofApi(ProviderRefusal refusal) {
    boolean own =
        AppTokens.ABOUT_API.contains(refusal.finding())
            || refusal.finding().severity() == Severity.UNVERIFIED;
    return own
        ? refusal
        : new ProviderRefusal(FindingCode.API_REFUSED, List.of(), refusal.words(), refusal.error());
  }

  private static boolean isUnavailable(Map<String, ProviderRefusal> refused, PermissionView view) {
    ProviderRefusal refusal = refused.get(view.resource());
    return refusal != null && refusal.finding() == FindingCode.SERVICE_NOT_AVAILABLE;
  }

  /** Titles of the capabilities that cannot do without the API. */
  private List<String> needing(String resource) {
    Set<Permission> required =
        views.stream()
            .filter(view -> view.need() == PermissionNeed.REQUIRED)
            .filter(view -> view.resource().equals(resource))
            .map(PermissionSteps::permission)
            .collect(Collectors.toSet());
    return needs.capabilities().stream()
        .filter(capability -> !capability.retired())
        .filter(
            capability ->
                capability.required().stream()
                    .flatMap(Collection::stream)
                    .anyMatch(required::contains))
        .map(CapabilityNeeds::title)
        .toList();
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

  /**
   * As people know it: with its API, unless that is Microsoft Graph and no other is needed. Always
   * the same for one choice of capabilities, since findings are known again by their subjects.
   */
  private String name(PermissionView view) {
    return view.resource().equals(AppTokens.GRAPH) && !severalApis
        ? view.name()
        : view.name() + " (" + apiNames.apply(view.resource()) + ")";
  }
}
