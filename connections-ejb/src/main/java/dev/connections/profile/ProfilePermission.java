package dev.connections.profile;

import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A permission as the last verification of a profile found it. Never changed. */
@Entity
@Table(name = "profile_permission")
@IdClass(ProfilePermission.Key.class)
class ProfilePermission {
  @Id
  @Column(name = "profile_id")
  private String profileId;

  @Id private int ordinal;
  private String resource;
  private String name;

  @Column(name = "permission_id")
  private String permissionId;

  /** Codes, with a blank between each two. */
  private String capabilities;

  @Enumerated(EnumType.STRING)
  private PermissionNeed need;

  @Enumerated(EnumType.STRING)
  private Known declared;

  @Enumerated(EnumType.STRING)
  private Known granted;

  @Enumerated(EnumType.STRING)
  private PermissionVerdict verdict;

  @Column(name = "covered_by")
  private String coveredBy;

  /** When a run saw it; null for what no run could see. */
  @Column(name = "seen_at")
  private Instant seenAt;

  protected ProfilePermission() {}

  ProfilePermission(String profileId, int ordinal, PermissionView permission) {
    this.profileId = profileId;
    this.ordinal = ordinal;
    this.resource = permission.resource();
    this.name = permission.name();
    this.permissionId = permission.permissionId();
    this.capabilities = String.join(" ", permission.capabilities());
    this.need = permission.need();
    this.declared = permission.declared();
    this.granted = permission.granted();
    this.verdict = permission.verdict();
    this.coveredBy = permission.coveredBy();
    this.seenAt = permission.seenAt();
  }

  String profileId() {
    return profileId;
  }

  PermissionView toView() {
    return new PermissionView(
        resource,
        name,
        permissionId,
        capabilities.isEmpty() ? List.of() : List.of(capabilities.split(" ")),
        need,
        declared,
        granted,
        verdict,
        coveredBy,
        seenAt);
  }

  /** Profile and place in it. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private String profileId;
    private int ordinal;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && ordinal == that.ordinal
          && profileId.equals(that.profileId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(profileId, ordinal);
    }
  }
}
