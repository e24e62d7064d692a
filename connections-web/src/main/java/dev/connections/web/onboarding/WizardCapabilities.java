package dev.connections.web.onboarding;

import dev.connections.api.Workload;
import dev.connections.console.capabilities.Capabilities;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.capabilities.CapabilityView.Wanted;
import dev.connections.console.capabilities.PermissionSnippet;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be chosen in the wizard, and which permissions that comes to. */
@Named
@RequestScoped
public class WizardCapabilities {
  private static final String TEXT = "wizardText";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  @EJB private Capabilities catalog;
  @Inject private AddConnection wizard;
  @Inject private CoveredCapabilities covered;
  @Inject private Messages messages;

  private List<CapabilityView> offered;
  private List<Wanted> permissions;

  /** The mandatory ones first, then those that no other application of the connection holds. */
  public List<CapabilityView> getOffered() {
    if (offered == null) {
      offered =
          catalog.of(workload()).stream()
              .sorted(Comparator.comparing(one -> !covered.by(one.code()).isEmpty()))
              .toList();
    }
    return offered;
  }

  /** Those that the draft has. */
  public List<CapabilityView> getChosen() {
    return catalog.named(workload(), wizard.getDraft().capabilities());
  }

  /** What the chosen ones need, each once. */
  public List<Wanted> getPermissions() {
    if (permissions == null) {
      permissions = catalog.permissions(workload(), wizard.getDraft().capabilities());
    }
    return permissions;
  }

  public List<PermissionSnippet> getSnippets() {
    return catalog.snippets(
        workload(), wizard.getDraft().capabilities(), wizard.getDraft().clientId());
  }

  /** What the chosen ones come to. */
  public String getTotal() {
    return messages.sentence(TEXT, "capabilities.total", getPermissions().size());
  }

  /** How many permissions it takes, or how many more when it is not chosen. */
  public String count(CapabilityView capability) {
    if (wizard.getDraft().capabilities().contains(capability.code())) {
      return messages.sentence(TEXT, "capabilities.count", capability.permissions());
    }
    List<String> with = new ArrayList<>(wizard.getDraft().capabilities());
    with.add(capability.code());
    // A wider permission may take the place of a narrower one, which has to be granted all the
    // same.
    Set<String> already = getPermissions().stream().map(Wanted::name).collect(Collectors.toSet());
    long more =
        catalog.permissions(workload(), with).stream()
            .filter(wanted -> !already.contains(wanted.name()))
            .count();
    return messages.sentence(TEXT, "capabilities.more", more);
  }

  /** When the provider switches it off; empty when nobody said so. */
  public String retirement(CapabilityView capability) {
    if (capability.removedFrom() != null) {
      return messages.sentence(TEXT, "capabilities.retires", DAY.format(capability.removedFrom()));
    }
    return capability.deprecatedFrom() == null
        ? ""
        : messages.sentence(TEXT, "capabilities.fades", DAY.format(capability.deprecatedFrom()));
  }

  /** The titles of the chosen capabilities that ask for a permission. */
  public String askedBy(List<String> codes) {
    return catalog.named(workload(), codes).stream()
        .map(CapabilityView::title)
        .collect(Collectors.joining(", "));
  }

  private Workload workload() {
    return wizard.getDraft().basics().workload();
  }
}
