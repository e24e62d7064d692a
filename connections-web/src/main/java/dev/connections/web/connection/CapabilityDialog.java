package dev.connections.web.connection;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.console.capabilities.Capabilities;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Chooses other capabilities of an application, and shows which permissions come and go. */
@Named
@ViewScoped
public class CapabilityDialog implements Serializable {
  @EJB private Applications applications;
  @EJB private Capabilities catalog;
  @Inject private ConnectionChanges changes;
  @Inject private ConnectionView shown;
  @Inject private AskedApplication asked;

  private String id;
  private long version;
  private String name = "";
  private boolean system;
  private boolean disabled;
  private List<String> before = List.of();
  private final List<CapabilityChoice> choices = new ArrayList<>();

  /** For the application that the request names. */
  public void open() {
    String named = asked.id();
    shown.getDetails().applications().stream()
        .filter(application -> application.id().equals(named))
        .forEach(this::open);
  }

  private void open(ApplicationDetails application) {
    id = application.id();
    version = application.version();
    name = application.name();
    system = application.type() == ApplicationType.SYSTEM;
    disabled = application.disabledBy() != null;
    before = application.capabilities().stream().map(CapabilityView::code).toList();
    choices.clear();
    // What was removed from the catalog cannot be chosen any more, but can be given up.
    Stream.concat(
            catalog.of(workload()).stream().filter(one -> !system || !one.customOnly()),
            application.capabilities().stream()
                .filter(held -> !codes(catalog.of(workload())).contains(held.code())))
        .map(one -> new CapabilityChoice(one, before.contains(one.code())))
        .forEach(choices::add);
  }

  private static List<String> codes(List<CapabilityView> capabilities) {
    return capabilities.stream().map(CapabilityView::code).toList();
  }

  public String save() {
    return changes.make(
        () -> applications.changeCapabilities(id, version, chosen()), "capability", done(), name);
  }

  /** Of what is as before, and of what is not in use, nothing is verified. */
  private String done() {
    if (Set.copyOf(chosen()).equals(Set.copyOf(before))) {
      return "capabilitiesUnchanged";
    }
    return disabled ? "capabilitiesOfDisabled" : "capabilitiesChanged";
  }

  /** Shows what the boxes come to. */
  public void choose() {
    // The boxes hold the choice already; the answer shows its permissions.
  }

  private List<String> chosen() {
    return choices.stream()
        .filter(CapabilityChoice::isChosen)
        .map(CapabilityChoice::getCode)
        .toList();
  }

  /** Permissions that the choice needs and the one before did not. */
  public Set<String> getComing() {
    Set<String> coming = permissions(chosen());
    coming.removeAll(permissions(before));
    return coming;
  }

  /** Permissions that the choice no longer needs. */
  public Set<String> getGoing() {
    Set<String> going = permissions(before);
    going.removeAll(permissions(chosen()));
    return going;
  }

  private Set<String> permissions(Collection<String> codes) {
    Set<String> names = new TreeSet<>();
    if (!codes.isEmpty()) {
      catalog.permissions(workload(), codes).forEach(wanted -> names.add(wanted.name()));
    }
    return names;
  }

  private Workload workload() {
    return shown.getDetails().organization().workload();
  }

  /** Whether it is the platform's own, which can use what was granted to it by signing in. */
  public boolean isSystem() {
    return system;
  }

  public String getName() {
    return name;
  }

  public List<CapabilityChoice> getChoices() {
    return choices;
  }
}
