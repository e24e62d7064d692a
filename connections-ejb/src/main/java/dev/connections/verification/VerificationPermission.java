package dev.connections.verification;

import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** One permission as a run found it. Written once and never changed. */
@Entity
@Table(name = "verification_permission")
@IdClass(VerificationPermission.Key.class)
class VerificationPermission {
  @Id
  @Column(name = "run_id")
  private String runId;

  @Id private int ordinal;
  private String resource;
  private String name;

  @Column(name = "permission_id")
  private String permissionId;

  @Convert(converter = TextsConverter.class)
  private List<String> capabilities;

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

  protected VerificationPermission() {}

  VerificationPermission(String runId, int ordinal, PermissionView permission) {
    this.runId = runId;
    this.ordinal = ordinal;
    this.resource = Texts.cut(permission.resource(), 100);
    this.name = Texts.cut(permission.name(), 200);
    this.permissionId = Texts.cut(permission.permissionId(), 100);
    this.capabilities = permission.capabilities();
    this.need = permission.need();
    this.declared = permission.declared();
    this.granted = permission.granted();
    this.verdict = permission.verdict();
    this.coveredBy = Texts.cut(permission.coveredBy(), 200);
  }

  PermissionView toView() {
    return new PermissionView(
        resource,
        name,
        permissionId,
        capabilities,
        need,
        declared,
        granted,
        verdict,
        coveredBy,
        null);
  }

  /** Run and place in it. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private String runId;
    private int ordinal;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && ordinal == that.ordinal && runId.equals(that.runId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(runId, ordinal);
    }
  }
}
