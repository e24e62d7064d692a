package dev.connections.capability;

import dev.connections.console.verification.Known;
import java.util.Collection;
import java.util.Set;

/** What a provider told of the permissions that an application was granted, or declares. */
public final class KnownPermissions {
  private final Set<Permission> present;
  private final Set<Permission> absent;
  private final boolean complete;

  private KnownPermissions(
      Collection<Permission> present, Collection<Permission> absent, boolean complete) {
    this.present = Set.copyOf(present);
    this.absent = Set.copyOf(absent);
    this.complete = complete;
  }

  /** Nobody could tell any. */
  public static KnownPermissions unknown() {
    return new KnownPermissions(Set.of(), Set.of(), false);
  }

  /** These and no others. */
  public static KnownPermissions complete(Collection<Permission> present) {
    return new KnownPermissions(present, Set.of(), true);
  }

  /** Those that were asked about one by one; of all others nobody could tell. */
  public static KnownPermissions asked(
      Collection<Permission> present, Collection<Permission> absent) {
    return new KnownPermissions(present, absent, false);
  }

  public Set<Permission> present() {
    return present;
  }

  /** Whether it is among them; by its own name, whatever wider one there is. */
  public Known of(Permission permission) {
    if (present.contains(permission)) {
      return Known.YES;
    }
    return complete || absent.contains(permission) ? Known.NO : Known.UNKNOWN;
  }
}
