package dev.connections.capability;

import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The difference between the permissions that an application needs, those that it declares and
 * those that an administrator granted. Application permissions alone: what a person's sign-in is
 * allowed ({@code openid}, {@code User.Read}) is none of them. Pure; the order in which a provider
 * lists its permissions makes none.
 */
public final class PermissionDifference {
  private static final Comparator<Permission> BY_NAME =
      Comparator.comparing(Permission::resource)
          .thenComparing(Permission::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Permission::name);

  private static final Comparator<PermissionView> NEEDED_FIRST =
      Comparator.comparing(PermissionView::need);

  private final PermissionNeeds needs;
  private final KnownPermissions granted;
  private final KnownPermissions declared;
  private final Map<Permission, PermissionUse> uses;

  private PermissionDifference(
      PermissionNeeds needs, KnownPermissions granted, KnownPermissions declared) {
    this.needs = needs;
    this.granted = granted;
    this.declared = declared;
    this.uses = PermissionUse.of(needs, new Alternatives(needs, granted, declared)::choose);
  }

  /**
   * A line for each permission that is needed, granted or declared: the needed ones first, then by
   * resource and name. What could not be read is unverifiable, never missing; an optional one,
   * which nobody has to look after, is not used then.
   *
   * @param declared {@link KnownPermissions#unknown} where the provider knows no declaration
   */
  public static List<PermissionView> of(
      PermissionNeeds needs, KnownPermissions granted, KnownPermissions declared) {
    return new PermissionDifference(needs, granted, declared).views();
  }

  private List<PermissionView> views() {
    Set<Permission> all = new TreeSet<>(BY_NAME);
    all.addAll(uses.keySet());
    all.addAll(granted.present());
    all.addAll(declared.present());
    List<PermissionView> views = new ArrayList<>();
    all.forEach(permission -> views.add(view(permission)));
    views.sort(NEEDED_FIRST);
    return views;
  }

  private PermissionView view(Permission permission) {
    PermissionUse use =
        uses.getOrDefault(permission, new PermissionUse(PermissionNeed.NONE, Set.of()));
    Permission wider = granted.of(permission) == Known.YES ? null : wider(permission);
    PermissionVerdict verdict =
        use.need() == PermissionNeed.NONE
            ? verdictOfUnneeded(permission)
            : verdict(permission, use.need(), wider);
    return new PermissionView(
        permission.resource(),
        permission.name(),
        permission.id(),
        List.copyOf(new TreeSet<>(use.capabilities())),
        use.need(),
        declared.of(permission),
        granted.of(permission),
        verdict,
        verdict == PermissionVerdict.COVERED ? wider.name() : "",
        null);
  }

  private PermissionVerdict verdict(Permission permission, PermissionNeed need, Permission wider) {
    Known known = granted.of(permission);
    if (known == Known.YES) {
      return PermissionVerdict.AS_NEEDED;
    }
    if (wider != null) {
      return PermissionVerdict.COVERED;
    }
    if (need == PermissionNeed.OPTIONAL) {
      return PermissionVerdict.NOT_USED;
    }
    if (known == Known.UNKNOWN) {
      return PermissionVerdict.UNVERIFIABLE;
    }
    if (isDeclared(permission)) {
      return PermissionVerdict.CONSENT_MISSING;
    }
    return need == PermissionNeed.REQUIRED
        ? PermissionVerdict.MISSING
        : PermissionVerdict.RECOMMENDED;
  }

  private PermissionVerdict verdictOfUnneeded(Permission permission) {
    if (granted.of(permission) != Known.YES) {
      return PermissionVerdict.NOT_USED;
    }
    if (uses.keySet().stream().anyMatch(needed -> needs.implies(needed, permission))) {
      return PermissionVerdict.AS_NEEDED;
    }
    return uses.keySet().stream().anyMatch(needed -> needs.implies(permission, needed))
        ? PermissionVerdict.WIDER_THAN_NEEDED
        : PermissionVerdict.EXCESS;
  }

  private boolean isDeclared(Permission permission) {
    return declared.present().contains(permission)
        || declared.present().stream().anyMatch(wider -> needs.implies(wider, permission));
  }

  /** One that is granted: a needed one rather than another, the narrowest of several; or null. */
  private Permission wider(Permission permission) {
    return granted.present().stream()
        .filter(wider -> needs.implies(wider, permission))
        .min(
            Comparator.<Permission, Boolean>comparing(wider -> !uses.containsKey(wider))
                .thenComparing(wider -> needs.implied().get(wider).size())
                .thenComparing(BY_NAME))
        .orElse(null);
  }
}
