package dev.connections.profile;

import dev.connections.api.Workload;
import dev.connections.console.profiles.ProfileOffer;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.ProviderAdapters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What profiles can be made for: the workloads whose provider is part of the application. */
@ApplicationScoped
class ProfileOffers {
  @Inject private ProviderAdapters adapters;

  List<ProfileOffer> all() {
    return Arrays.stream(Workload.values()).map(this::offer).flatMap(Optional::stream).toList();
  }

  private Optional<ProfileOffer> offer(Workload workload) {
    return adapters
        .find(workload, ProviderAdapter.class)
        .map(provider -> new ProfileOffer(workload, provider.credentialKinds()));
  }

  /** What an empty form shows. */
  Workload first() {
    return all().get(0).workload();
  }
}
