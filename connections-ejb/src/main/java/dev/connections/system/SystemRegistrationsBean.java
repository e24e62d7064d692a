package dev.connections.system;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.system.RegistrationView;
import dev.connections.console.system.RegistrationView.Trial;
import dev.connections.console.system.SystemRegistrations;
import dev.connections.console.system.TrialView;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.credential.Credential;
import dev.connections.platform.RegistrationSetting;
import dev.connections.platform.RegistrationSetting.Part;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationNotFoundException;
import dev.connections.provider.OrganizationResolver;
import dev.connections.provider.ProviderAdapters;
import dev.connections.provider.Registration;
import dev.connections.provider.RegistrationTrial;
import dev.connections.provider.Registrations;
import dev.connections.provider.SignInFlow;
import dev.connections.provider.call.ProviderRefusal;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows the system applications to administrators, and tries them out. */
@Stateless
@Local(SystemRegistrations.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SystemRegistrationsBean implements SystemRegistrations {
  /** Of each of the two calls of a trial: the organization, then the application. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Inject private Catalog catalog;
  @Inject private Registrations registrations;
  @Inject private ProviderAdapters adapters;
  @Inject private Clock clock;

  @Override
  @RolesAllowed("administrator")
  public List<RegistrationView> all() {
    return catalog.workloads().stream()
        .filter(about -> about.applicationTypes().contains(ApplicationType.SYSTEM))
        .map(this::view)
        .toList();
  }

  private RegistrationView view(WorkloadView about) {
    Workload workload = about.workload();
    Optional<Registration> registered = registrations.of(workload);
    Optional<Credential> credential = registered.map(Registration::credential);
    Instant endsAt = credential.map(Credential::endsAt).orElse(null);
    return new RegistrationView(
        workload,
        about.title(),
        registered.isPresent(),
        registered.map(Registration::clientId).orElse(""),
        credential.map(Credential::credentialKind).orElse(null),
        credential.map(SystemRegistrationsBean::shown).orElse(""),
        endsAt,
        endsAt != null && !clock.instant().isBefore(endsAt),
        about.system().proved(),
        adapters.find(workload, SignInFlow.class).isPresent(),
        about.consentPage(),
        new RegistrationSetting(workload, Part.CLIENT_ID).key(),
        Part.PROOFS.stream().map(proof -> new RegistrationSetting(workload, proof).key()).toList(),
        registered.map(this::trial).orElse(Trial.NOT_POSSIBLE));
  }

  /** Nothing of a secret, not even its beginning: it never changes hands here. */
  private static String shown(Credential credential) {
    return credential.fold(Object::toString, Object::toString, secret -> "", grant -> "");
  }

  private Trial trial(Registration registration) {
    return ability(registration.workload())
        .map(trial -> trial.organizationNeeded() ? Trial.AT_ORGANIZATION : Trial.POSSIBLE)
        .orElse(Trial.NOT_POSSIBLE);
  }

  private Optional<RegistrationTrial> ability(Workload workload) {
    return adapters.find(workload, RegistrationTrial.class);
  }

  @Override
  @RolesAllowed("administrator")
  public TrialView tryOut(Workload workload, String organization, URI redirectUri)
      throws InvalidFieldsException {
    Registration registration = registrations.of(workload).orElseThrow();
    RegistrationTrial trial = ability(workload).orElseThrow();
    try {
      Organization where = trial.organizationNeeded() ? organization(workload, organization) : null;
      Optional<String> words = trial.tryOut(registration, where, redirectUri, LIMIT);
      return new TrialView(words.isPresent(), null, "", List.of(), words.orElse(""));
    } catch (OrganizationNotFoundException unknown) {
      return new TrialView(
          true, unknown.finding(), unknown.subject(), unknown.details(), unknown.providerWords());
    } catch (ProviderRefusal refusal) {
      return new TrialView(
          true,
          refusal.finding(),
          refusal.subject().orElse(""),
          refusal.details(),
          refusal.words());
    }
  }

  private Organization organization(Workload workload, String typed)
      throws InvalidFieldsException, OrganizationNotFoundException {
    try {
      return adapters
          .find(workload, OrganizationResolver.class)
          .orElseThrow()
          .resolve(typed, LIMIT);
    } catch (DomainRefusedException refused) {
      throw new InvalidFieldsException(
          List.of(new FieldProblem("organization", refused.code(), refused.details())));
    }
  }
}
