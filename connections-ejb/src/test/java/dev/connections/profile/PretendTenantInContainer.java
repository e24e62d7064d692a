package dev.connections.profile;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.profiles.DomainRefusal;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.ApplicationPages;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationResolver;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.SignIn;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.Verifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A tenant for each domain below {@code tenant.test}, which lets everybody in. It has no page of
 * consent.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class PretendTenantInContainer
    implements ProviderAdapter, OrganizationResolver, ApplicationPages, Verifier {
  static final PermissionView MAIL =
      new PermissionView(
          "00000003-0000-0000-c000-000000000000",
          "Mail.Read",
          "810c84a8-4a9e-49e6-bf7d-12d183f40d01",
          List.of("exchange-backup", "teams-backup"),
          PermissionNeed.REQUIRED,
          Known.YES,
          Known.NO,
          PermissionVerdict.CONSENT_MISSING,
          "",
          null);

  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final List<SignIn> signIns = new CopyOnWriteArrayList<>();

  /** From now on, it says that the credential of this application ends then. */
  void say(String clientId, Instant end) {
    ends.put(clientId, end);
  }

  /** How this application signed in the last time. */
  SignIn last(String clientId) {
    List<SignIn> its = signIns.stream().filter(s -> s.clientId().equals(clientId)).toList();
    return its.get(its.size() - 1);
  }

  @Override
  public Workload workload() {
    return Workload.of("MICROSOFT_365");
  }

  @Override
  public String normalizeDomain(String typed) throws DomainRefusedException {
    String domain = typed.strip().toLowerCase(Locale.ROOT);
    if (!domain.endsWith(".tenant.test")) {
      throw new DomainRefusedException(DomainRefusal.NOT_A_HOST);
    }
    return domain;
  }

  @Override
  public Organization resolve(String typed, Duration limit) throws DomainRefusedException {
    String domain = normalizeDomain(typed);
    return new Organization(
        "tid-" + domain, Cloud.of("US_GOV_L4"), domain, domain, "Contoso Ltd", "");
  }

  @Override
  public URI applicationPage(Organization organization, String clientId) {
    return URI.create("https://" + organization.host() + "/apps/" + clientId);
  }

  @Override
  public VerificationResult verify(
      SignIn signIn, Duration limit, Consumer<VerificationStep> steps) {
    signIns.add(signIn);
    steps.accept(
        new VerificationStep(StepCode.CREDENTIAL, "", StepOutcome.OK, null, List.of(), "", 1));
    try {
      return new VerificationResult(
          resolve(signIn.domain(), limit), false, List.of(MAIL), ends.get(signIn.clientId()));
    } catch (DomainRefusedException checkedBefore) {
      throw new IllegalStateException(checkedBefore);
    }
  }
}
