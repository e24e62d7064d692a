package dev.connections.onboarding;

import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.CatalogPermission;
import dev.connections.capability.NamedCapabilities;
import dev.connections.capability.Permission;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.grant.LinkGoneException;
import dev.connections.console.grant.SharedGrants.Kind;
import dev.connections.console.grant.SharedGrants.Look;
import dev.connections.console.grant.SharedGrants.Told;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.platform.RandomTokens;
import dev.connections.signin.SignInTrips;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/** What whoever has a link sees: what it asks for, and nothing else. Used in a transaction. */
@ApplicationScoped
class SharedLooks {
  @Inject private SharedTasks tasks;
  @Inject private SignInTrips trips;
  @Inject private Catalog catalog;
  @Inject private NamedCapabilities capabilities;

  /**
   * @param browser what the browser keeps; null when it keeps nothing
   */
  Look of(SharedGrant link, String browser) throws LinkGoneException {
    SharedTasks.About about = tasks.about(link);
    boolean used = browser != null && link.isUsedBy(RandomTokens.hash(browser));
    if (about.done() && !used) {
      throw new LinkGoneException();
    }
    Kind kind = link.task().kind();
    WorkloadView workload = catalog.workload(about.workload());
    GrantTrip trip = trips.lastOfShare(link.id(), browser).orElse(null);
    return new Look(
        link.id(),
        kind,
        link.owner().name(),
        workload.title(),
        workload.organization(),
        about.organization() == null ? "" : GrantRedeeming.named(about.organization()),
        about.connection(),
        capabilities.known(about.workload(), about.capabilities()).stream()
            .map(one -> new Told(one.title(), one.description()))
            .toList(),
        permissions(about.workload(), about.capabilities()),
        kind.isSignIn() && workload.system() != null ? workload.system().account() : List.of(),
        link.expiresAt(),
        trip,
        used);
  }

  private List<Told> permissions(Workload workload, Collection<String> codes) {
    return catalog.asked(workload, codes).stream()
        .map(asked -> new Told(asked.name(), why(workload, asked)))
        .toList();
  }

  private String why(Workload workload, Permission asked) {
    return catalog.permission(workload, asked).map(CatalogPermission::why).orElse("");
  }
}
