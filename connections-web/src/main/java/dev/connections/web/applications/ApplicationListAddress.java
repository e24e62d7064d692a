package dev.connections.web.applications;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.console.applications.ApplicationFilter;
import dev.connections.console.applications.ApplicationSort;
import dev.connections.web.HealthListAddress;
import dev.connections.web.connection.Remedy;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** Which applications the list shows. */
public class ApplicationListAddress extends HealthListAddress<ApplicationSort> {
  /** In the place of a status: what another sign-in mends. */
  private static final String REAUTHENTICATE = "REAUTHENTICATE";

  private boolean reauthenticate;
  private ApplicationType type;
  private String capability;

  public ApplicationListAddress(List<Workload> workloads) {
    super(ApplicationSort.NAME, workloads);
  }

  @Override
  public void read(UnaryOperator<String> parameters) {
    super.read(parameters);
    setType(parameters.apply("type"));
    setCapability(parameters.apply("capability"));
  }

  ApplicationFilter filter(int from, int size) {
    return new ApplicationFilter(
        text(),
        workload(),
        type,
        status(),
        reauthenticate ? Remedy.REAUTHENTICATE.codes() : null,
        capability,
        expires(),
        acknowledged(),
        sort(),
        ascending(),
        from,
        size);
  }

  /** Those of this list that another sign-in mends, the most urgent first. */
  ApplicationFilter reauthenticated(int size) {
    ApplicationFilter shown = filter(0, size);
    return new ApplicationFilter(
        shown.text(),
        shown.workload(),
        shown.type(),
        shown.status(),
        Remedy.REAUTHENTICATE.codes(),
        shown.capability(),
        shown.expiresWithinDays(),
        shown.acknowledged(),
        ApplicationSort.STATUS,
        true,
        0,
        size);
  }

  @Override
  public String getStatus() {
    return reauthenticate ? REAUTHENTICATE : super.getStatus();
  }

  @Override
  public void setStatus(String name) {
    reauthenticate = REAUTHENTICATE.equals(name);
    super.setStatus(name);
  }

  @Override
  protected void addTo(StringJoiner address) {
    super.addTo(address);
    add(address, "type", getType());
    add(address, "capability", capability);
  }

  @Override
  public boolean isNarrowed() {
    return super.isNarrowed() || type != null || capability != null;
  }

  @Override
  public void clear() {
    super.clear();
    type = null;
    capability = null;
  }

  public String getType() {
    return type == null ? null : type.name();
  }

  public void setType(String name) {
    type = named(ApplicationType.class, name);
  }

  public ApplicationType[] getTypes() {
    return ApplicationType.values();
  }

  public String getCapability() {
    return capability;
  }

  /** A code of the catalog; one that it does not have may still be held. */
  public void setCapability(String code) {
    capability = code != null && code.matches("[a-z0-9-]{1,60}") ? code : null;
  }
}
