package dev.connections.application;

import dev.connections.api.Workload;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.listing.ApplicationListing;
import dev.connections.profile.ProfilesInUse;
import dev.connections.provider.Organization;
import dev.connections.provider.PortalPages;
import dev.connections.verification.Health;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the console sees of applications. Used in a transaction of the caller. */
@ApplicationScoped
class ApplicationViews {
  @Inject private ApplicationRows rows;
  @Inject private ApplicationListing listing;
  @Inject private ProfilesInUse profiles;
  @Inject private NamedCapabilities capabilities;
  @Inject private PortalPages portal;

  /** The most urgent first, then by name. Asks as often for many as for one. */
  List<ApplicationDetails> of(String connectionId, Workload workload, Organization organization) {
    List<Application> applications = rows.of(connectionId);
    Map<String, Set<String>> codes =
        rows.capabilitiesOf(applications.stream().map(Application::id).toList());
    Set<String> shared = heldTwice(codes.values());
    // Before the states: a run that is seen as ended has its result in what is read after it.
    Map<String, ProfileDetails> signIns =
        profiles.details(applications.stream().map(Application::profileId).toList());
    Map<String, Health> healths = listing.healthOf(connectionId);
    return applications.stream()
        // One that was removed since the first look has no row there any more.
        .filter(application -> healths.containsKey(application.id()))
        .map(
            application ->
                view(
                    application,
                    workload,
                    portal.of(workload, organization, application.clientId()).orElse(null),
                    profile(application, signIns),
                    healths.get(application.id()),
                    new TreeSet<>(codes.getOrDefault(application.id(), Set.of())),
                    shared))
        .sorted(Comparator.comparing(details -> details.health().status().urgency()))
        .toList();
  }

  private ApplicationDetails view(
      Application application,
      Workload workload,
      URI providerPage,
      ProfileDetails profile,
      Health health,
      Set<String> own,
      Set<String> shared) {
    return new ApplicationDetails(
        application.id(),
        application.version(),
        application.type(),
        application.name(),
        application.clientId(),
        providerPage,
        profile,
        health.toView(""),
        profile.findings(),
        profile.acknowledged(),
        capabilities.of(workload, own),
        capabilities.shared(workload, own, shared),
        application.disabledBy(),
        application.disabledAt());
  }

  /** What more than one of them holds: whoever holds it shares it. */
  private static Set<String> heldTwice(Collection<Set<String>> codes) {
    Set<String> once = new HashSet<>();
    return codes.stream()
        .flatMap(Set::stream)
        .filter(code -> !once.add(code))
        .collect(Collectors.toSet());
  }

  private static ProfileDetails profile(
      Application application, Map<String, ProfileDetails> signIns) {
    ProfileDetails profile = signIns.get(application.profileId());
    if (profile == null) {
      throw new IllegalStateException("a profile in use is never deleted");
    }
    return profile;
  }
}
