package dev.connections.application;

import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.listing.ApplicationListing;
import dev.connections.profile.ProfilesInUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the console sees of applications. Used in a transaction of the caller. */
@ApplicationScoped
class ApplicationViews {
  @Inject private ApplicationRows rows;
  @Inject private ApplicationListing listing;
  @Inject private ProfilesInUse profiles;
  @Inject private NamedCapabilities capabilities;

  /** The most urgent first, then by name. */
  List<ApplicationDetails> of(String connectionId, Workload workload) {
    List<Application> applications = rows.of(connectionId);
    Map<String, Set<String>> codes =
        rows.capabilitiesOf(applications.stream().map(Application::id).toList());
    return applications.stream()
        .map(application -> view(application, workload, codes))
        .sorted(Comparator.comparing(details -> details.health().status().urgency()))
        .toList();
  }

  private ApplicationDetails view(
      Application application, Workload workload, Map<String, Set<String>> codes) {
    // Before the state: a run that is seen as ended has its result in what is read after it.
    ProfileDetails profile = profile(application);
    Set<String> own = new TreeSet<>(codes.getOrDefault(application.id(), Set.of()));
    return new ApplicationDetails(
        application.id(),
        application.version(),
        application.type(),
        application.name(),
        application.clientId(),
        profile,
        listing.health(application.id()).toView(""),
        profile == null ? List.of() : profile.findings(),
        profile == null ? List.of() : profile.acknowledged(),
        capabilities.of(workload, own),
        capabilities.shared(workload, own, others(application.id(), codes)),
        application.disabledBy(),
        application.disabledAt());
  }

  /** What the other applications of the connection hold. */
  private static Set<String> others(String applicationId, Map<String, Set<String>> codes) {
    Set<String> others = new HashSet<>();
    codes.forEach(
        (id, held) -> {
          if (!id.equals(applicationId)) {
            others.addAll(held);
          }
        });
    return others;
  }

  private ProfileDetails profile(Application application) {
    if (application.profileId() == null) {
      return null;
    }
    try {
      return profiles.details(application.profileId());
    } catch (UnknownProfileException impossible) {
      throw new IllegalStateException("a profile in use is never deleted", impossible);
    }
  }
}
