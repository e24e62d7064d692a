package dev.connections.web.connections;

import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionSort;
import dev.connections.web.HealthListAddress;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** Which connections the list shows. */
public class ConnectionListAddress extends HealthListAddress<ConnectionSort> {
  private ConnectionLife life = ConnectionLife.ACTIVE;

  public ConnectionListAddress(List<Workload> workloads) {
    super(ConnectionSort.NAME, workloads);
  }

  @Override
  public void read(UnaryOperator<String> parameters) {
    super.read(parameters);
    setLife(parameters.apply("life"));
  }

  ConnectionFilter filter(int from, int size) {
    return new ConnectionFilter(
        text(),
        workload(),
        status(),
        expires(),
        acknowledged(),
        life,
        sort(),
        ascending(),
        from,
        size);
  }

  @Override
  protected void addTo(StringJoiner address) {
    super.addTo(address);
    add(address, "life", getLife());
  }

  /** Null for those in use. */
  public String getLife() {
    return life == ConnectionLife.ACTIVE ? null : life.name();
  }

  public void setLife(String name) {
    ConnectionLife known = named(ConnectionLife.class, name);
    life = known == null ? ConnectionLife.ACTIVE : known;
  }

  public boolean isRemoved() {
    return life == ConnectionLife.REMOVED;
  }

  /** Whether a tile stands for exactly what is shown: the status, or empty for all. */
  public boolean shows(String tile) {
    return isOfTiles()
        && !acknowledged()
        && expires() == null
        && status() == named(Status.class, tile);
  }

  /**
   * Whether the tile about what ends soon does.
   *
   * @param days within which it ends
   */
  public boolean showsEnding(int days) {
    return isOfTiles() && getStatus() == null && expires() != null && expires() == days;
  }

  private boolean isOfTiles() {
    return text().isEmpty() && workload() == null && !isRemoved();
  }
}
