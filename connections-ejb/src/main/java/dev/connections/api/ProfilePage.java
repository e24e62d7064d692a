package dev.connections.api;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** One page of a list of profiles, and how many there are in all. */
public final class ProfilePage implements Serializable {
  private static final long serialVersionUID = 1;

  private final List<ProfileSummary> profiles;
  private final long total;

  /**
   * @param profiles those of this page, by name
   * @param total how many match on all pages
   */
  public ProfilePage(List<ProfileSummary> profiles, long total) {
    this.profiles = List.copyOf(profiles);
    this.total = total;
  }

  /** Those of this page, by name. */
  public List<ProfileSummary> profiles() {
    return profiles;
  }

  /** How many match on all pages. */
  public long total() {
    return total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProfilePage that
        && total == that.total
        && profiles.equals(that.profiles);
  }

  @Override
  public int hashCode() {
    return Objects.hash(profiles, total);
  }
}
