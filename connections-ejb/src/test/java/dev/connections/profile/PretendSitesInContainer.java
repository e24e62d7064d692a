package dev.connections.profile;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.Registration;
import dev.connections.provider.SignIn;
import dev.connections.provider.SignInFlow;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.Verifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A provider whose accounts reach several sites; nobody is asked for one before the sign-in. */
@ApplicationScoped
@Alternative
@Priority(1)
public class PretendSitesInContainer implements ProviderAdapter, SignInFlow, Verifier {
  @Override
  public Workload workload() {
    return Workload.of("JIRA");
  }

  private static Organization site(String name) {
    String host = name + ".sites.test";
    return new Organization("site-" + name, Cloud.GLOBAL, host, host, "Site " + name, "");
  }

  @Override
  public URI begin(SignInRequest request, Duration limit) {
    return URI.create("https://sites.test/authorize?state=" + request.state());
  }

  /**
   * @param code {@code SITE,SITE account}
   */
  @Override
  public GrantedSignIn finish(SignInRequest request, String code, String issuer, Duration limit) {
    String[] parts = code.split(" ");
    List<Organization> all =
        Stream.of(parts[0].split(",")).map(PretendSitesInContainer::site).toList();
    Organization meant =
        all.stream()
            .filter(one -> request.organization() != null)
            .filter(one -> one.id().equals(request.organization().id()))
            .findFirst()
            .orElse(null);
    return new GrantedSignIn(
        meant,
        meant == null ? all : List.of(),
        "id-" + parts[1],
        parts[1] + "@sites.test",
        "refresh-of-" + parts[1],
        Set.of("read:jira-user"),
        null);
  }

  @Override
  public GrantEnd read(Organization organization, String error, String description, String issuer) {
    return GrantEnd.PROVIDER_FAILED;
  }

  @Override
  public void revoke(
      Registration registration, Organization organization, String refreshToken, Duration limit) {}

  @Override
  public VerificationResult verify(
      SignIn signIn, Duration limit, Consumer<VerificationStep> steps) {
    steps.accept(
        new VerificationStep(StepCode.CREDENTIAL, "", StepOutcome.OK, null, List.of(), "", 1));
    return VerificationResult.of(site(signIn.domain().replace(".sites.test", "")), false);
  }
}
