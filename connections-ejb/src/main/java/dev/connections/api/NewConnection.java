package dev.connections.api;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;

/** A connection that is to be made of an application connection profile. */
public final class NewConnection implements Serializable {
  private static final long serialVersionUID = 1;

  private final String name;
  private final String profileId;
  private final String applicationName;
  private final Set<String> capabilities;

  /**
   * @param name what people shall call it, at most 100 characters; unique
   * @param profileId how its application signs in: a verified profile that no application uses
   * @param applicationName what people shall call the application, at most 100 characters
   * @param capabilities codes of those that the application is for; the mandatory ones of the
   *     workload are added
   */
  public NewConnection(
      String name, String profileId, String applicationName, Set<String> capabilities) {
    this.name = Objects.requireNonNull(name);
    this.profileId = Objects.requireNonNull(profileId);
    this.applicationName = Objects.requireNonNull(applicationName);
    this.capabilities = Set.copyOf(capabilities);
  }

  /** What people shall call it, at most 100 characters; unique. */
  public String name() {
    return name;
  }

  /** How its application signs in: a verified profile that no application uses. */
  public String profileId() {
    return profileId;
  }

  /** What people shall call the application, at most 100 characters. */
  public String applicationName() {
    return applicationName;
  }

  /** Codes of those that the application is for; the mandatory ones of the workload are added. */
  public Set<String> capabilities() {
    return capabilities;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NewConnection that
        && name.equals(that.name)
        && profileId.equals(that.profileId)
        && applicationName.equals(that.applicationName)
        && capabilities.equals(that.capabilities);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, profileId, applicationName, capabilities);
  }
}
