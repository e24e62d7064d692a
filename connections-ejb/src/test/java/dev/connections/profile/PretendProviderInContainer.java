package dev.connections.profile;

import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.console.profiles.DomainRefusal;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.ApplicationPages;
import dev.connections.provider.ConsentPages;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationNotFoundException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * A provider whose answers a test decides. Organizations are named by the first label of their
 * domain; {@code login.ORG.test} is the custom domain of {@code ORG.okta.test}.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class PretendProviderInContainer
    implements ProviderAdapter, OrganizationResolver, ApplicationPages, ConsentPages, Verifier {
  private final Map<String, List<FindingCode>> troubles = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final List<SignIn> signIns = new CopyOnWriteArrayList<>();

  /** From now on, verifications of this application find these. */
  public void find(String clientId, FindingCode... codes) {
    troubles.put(clientId, List.of(codes));
  }

  /** From now on, verifications of this application wait after their first step. */
  public void hold(String clientId) {
    held.put(clientId, new CountDownLatch(1));
  }

  public void release(String clientId) {
    held.remove(clientId).countDown();
  }

  public List<SignIn> signIns(String clientId) {
    return signIns.stream().filter(signIn -> signIn.clientId().equals(clientId)).toList();
  }

  @Override
  public Workload workload() {
    return Workload.of("OKTA");
  }

  @Override
  public String normalizeDomain(String typed) throws DomainRefusedException {
    String host = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^https://", "");
    if (!host.endsWith(".test")) {
      throw new DomainRefusedException(DomainRefusal.NOT_A_HOST);
    }
    return host;
  }

  @Override
  public Organization resolve(String typed, Duration limit)
      throws DomainRefusedException, OrganizationNotFoundException {
    refuseATransaction();
    String host = normalizeDomain(typed);
    if (host.startsWith("nobody.")) {
      throw new OrganizationNotFoundException(
          FindingCode.ORGANIZATION_NOT_FOUND, host, "", List.of());
    }
    return organization(host);
  }

  /** A custom domain and a verified one are the organization whose name they carry. */
  private static Organization organization(String typedHost) {
    String host = typedHost.replaceFirst("^(?:login|mail)\\.(\\w+)\\.test$", "$1.okta.test");
    return new Organization("org-" + host, Cloud.GLOBAL, host, typedHost, "", "Identity Engine");
  }

  @Override
  public URI consentPage(
      Organization organization, String clientId, URI redirectUri, String state) {
    return URI.create("https://" + organization.host() + "/consent?state=" + state);
  }

  @Override
  public URI applicationPage(Organization organization, String clientId) {
    return URI.create("https://" + organization.host() + "/applications/" + clientId);
  }

  @Override
  public VerificationResult verify(
      SignIn signIn, Duration limit, Consumer<VerificationStep> steps) {
    refuseATransaction();
    signIns.add(signIn);
    List<FindingCode> found = new ArrayList<>(troubles.getOrDefault(signIn.clientId(), List.of()));
    steps.accept(step(StepCode.ORGANIZATION, null));
    CountDownLatch latch = held.get(signIn.clientId());
    if (latch != null) {
      await(latch);
    }
    if (found.isEmpty()) {
      steps.accept(step(StepCode.CREDENTIAL, null));
    }
    found.forEach(code -> steps.accept(step(StepCode.CREDENTIAL, code)));
    Organization organization =
        found.contains(FindingCode.UNREACHABLE) ? null : organization(signIn.domain());
    return VerificationResult.of(
        organization, signIn.proofOfPossession() || signIn.clientId().contains("dpop"));
  }

  private static VerificationStep step(StepCode code, FindingCode found) {
    return new VerificationStep(
        code,
        "",
        outcome(found),
        found,
        List.of("a", ""),
        found == null ? "" : "invalid_client",
        3);
  }

  private static StepOutcome outcome(FindingCode found) {
    if (found == null) {
      return StepOutcome.OK;
    }
    return switch (found.severity()) {
      case CRITICAL -> StepOutcome.FAILED;
      case UNVERIFIED -> StepOutcome.COULD_NOT_VERIFY;
      case ATTENTION, RECOMMENDATION -> StepOutcome.ATTENTION;
    };
  }

  private static void refuseATransaction() {
    try {
      Object status = new InitialContext().lookup("java:comp/TransactionSynchronizationRegistry");
      int now =
          ((jakarta.transaction.TransactionSynchronizationRegistry) status).getTransactionStatus();
      if (now != jakarta.transaction.Status.STATUS_NO_TRANSACTION) {
        throw new IllegalStateException("the provider is called inside a transaction");
      }
    } catch (NamingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("never released");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
