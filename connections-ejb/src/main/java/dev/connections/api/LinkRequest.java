package dev.connections.api;

import java.io.Serializable;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/** What a connector is to be linked to. Immutable: each method answers another request. */
public final class LinkRequest implements Serializable {
  private static final long serialVersionUID = 1;

  private final String connectorId;
  private final String connectionId;
  private final String name;
  private final String kind;
  private final Set<String> needs;

  private LinkRequest(
      String connectorId, String connectionId, String name, String kind, Set<String> needs) {
    this.connectorId = Objects.requireNonNull(connectorId);
    this.connectionId = Objects.requireNonNull(connectionId);
    this.name = Objects.requireNonNull(name);
    this.kind = Objects.requireNonNull(kind);
    this.needs = Set.copyOf(needs);
  }

  /**
   * A connector that is called by its id and needs nothing yet.
   *
   * @param connectorId the caller's own name of it, at most 200 characters, unique among the
   *     caller's; it never changes
   * @param connectionId of the connection that it is to use
   */
  public static LinkRequest of(String connectorId, String connectionId) {
    return new LinkRequest(connectorId, connectionId, connectorId, "", Set.of());
  }

  /**
   * Called otherwise.
   *
   * @param shown what people call it, at most 200 characters
   */
  public LinkRequest named(String shown) {
    return new LinkRequest(connectorId, connectionId, shown, kind, needs);
  }

  /**
   * Of a kind, for people.
   *
   * @param work such as {@code Backup}, at most 100 characters
   */
  public LinkRequest kind(String work) {
    return new LinkRequest(connectorId, connectionId, name, work, needs);
  }

  /**
   * Depending on these capabilities, and on no others.
   *
   * @param codes of the workload's capability catalog
   */
  public LinkRequest needing(Collection<String> codes) {
    return new LinkRequest(connectorId, connectionId, name, kind, Set.copyOf(codes));
  }

  /** The caller's own name of the connector. */
  public String connectorId() {
    return connectorId;
  }

  /** Of the connection that it is to use. */
  public String connectionId() {
    return connectionId;
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** What sort of work it does; may be empty. */
  public String kind() {
    return kind;
  }

  /** Codes of the capabilities that it depends on. */
  public Set<String> needs() {
    return needs;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkRequest that
        && connectorId.equals(that.connectorId)
        && connectionId.equals(that.connectionId)
        && name.equals(that.name)
        && kind.equals(that.kind)
        && needs.equals(that.needs);
  }

  @Override
  public int hashCode() {
    return Objects.hash(connectorId, connectionId, name, kind, needs);
  }

  @Override
  public String toString() {
    return connectorId + " to " + connectionId;
  }
}
