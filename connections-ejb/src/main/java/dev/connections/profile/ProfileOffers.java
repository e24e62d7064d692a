package dev.connections.profile;

import dev.connections.api.Workload;
import dev.connections.console.profiles.ProfileOffer;
import dev.connections.provider.CustomApplications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What profiles can be made for: the workloads whose custom applications are offered. */
@ApplicationScoped
class ProfileOffers {
  @Inject private CustomApplications applications;

  List<ProfileOffer> all() {
    return applications.offered().stream()
        .map(workload -> new ProfileOffer(workload.workload(), workload.credentialKinds()))
        .toList();
  }

  /** What an empty form shows; null when nothing is offered. */
  Workload first() {
    return all().stream().findFirst().map(ProfileOffer::workload).orElse(null);
  }
}
