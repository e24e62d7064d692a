package dev.connections.console.workloads;

import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.console.profiles.CredentialKind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the catalog says of a workload.
 *
 * @param title for people, such as {@code Okta}
 * @param organization what an organization of it is called within a sentence, such as {@code
 *     tenant}
 * @param clouds at least one
 * @param applicationTypes which kinds of applications it can have
 * @param credentialKinds what its custom applications may prove themselves with, the advised one
 *     first; empty when it has none
 * @param severalApis whether its permissions are those of several APIs, so that a permission is
 *     told by its API too
 * @param consentPage whether its provider has a page where an administrator consents
 * @param consentDelay how long a consent may take until it is known everywhere; zero when it counts
 *     at once
 * @param proofOfPossession whether its applications may have to prove that they hold a key (DPoP,
 *     RFC 9449)
 * @param secretIdsAreUuids whether its provider shows a UUID beside each client secret, which
 *     people copy by mistake
 * @param clientIds what the client IDs of its applications look like
 * @param system what signing in to its system application takes; null when it has none
 */
public record WorkloadView(
    Workload workload,
    String title,
    String organization,
    List<CloudView> clouds,
    List<ApplicationType> applicationTypes,
    List<CredentialKind> credentialKinds,
    boolean severalApis,
    boolean consentPage,
    Duration consentDelay,
    boolean proofOfPossession,
    boolean secretIdsAreUuids,
    ClientIdForm clientIds,
    SystemView system) {
  public WorkloadView {
    clouds = List.copyOf(clouds);
    applicationTypes = List.copyOf(applicationTypes);
    credentialKinds = List.copyOf(credentialKinds);
  }

  /** Of a workload that the catalog does not have any more: it is called by its id. */
  public static WorkloadView unknown(Workload workload) {
    return new WorkloadView(
        workload,
        workload.id(),
        "organization",
        List.of(new CloudView(Cloud.GLOBAL, "Global")),
        List.of(),
        List.of(),
        false,
        false,
        Duration.ZERO,
        false,
        false,
        ClientIdForm.ANY,
        null);
  }

  /** Whether it matters in which cloud an organization is. */
  public boolean severalClouds() {
    return clouds.size() > 1;
  }

  /**
   * The page of the provider's portal where people register or change an application; empty when
   * the catalog knows none for the cloud.
   *
   * @param clientId of the application; empty while it is not known
   */
  public Optional<URI> page(Cloud cloud, String clientId) {
    return clouds.stream()
        .filter(one -> one.cloud().equals(cloud))
        .map(one -> clientId.isEmpty() ? one.applicationsPage() : one.applicationPage())
        .filter(page -> !page.isEmpty())
        .map(page -> page.replace("{client}", URLEncoder.encode(clientId, StandardCharsets.UTF_8)))
        .map(URI::create)
        .findFirst();
  }

  /** For people; the id of one that the catalog does not have any more. */
  public String titleOf(Cloud cloud) {
    return clouds.stream()
        .filter(one -> one.cloud().equals(cloud))
        .map(CloudView::title)
        .findFirst()
        .orElse(cloud.id());
  }
}
