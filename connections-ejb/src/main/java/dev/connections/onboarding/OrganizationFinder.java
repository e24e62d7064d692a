package dev.connections.onboarding;

import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationNotFoundException;
import dev.connections.provider.OrganizationResolver;
import dev.connections.provider.ProviderAdapters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks providers for organizations, by their public metadata alone. */
@ApplicationScoped
class OrganizationFinder {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  @Inject private ProviderAdapters adapters;

  /**
   * Calls the provider, so a transaction of the caller is refused.
   *
   * @throws InvalidFieldsException with {@code organization}
   */
  @Transactional(TxType.NEVER)
  Organization find(Workload workload, String typed) throws InvalidFieldsException {
    OrganizationResolver resolver =
        adapters.find(workload, OrganizationResolver.class).orElseThrow();
    try {
      return resolver.resolve(typed, LIMIT);
    } catch (DomainRefusedException refused) {
      throw refused(refused.code(), refused.details());
    } catch (OrganizationNotFoundException unknown) {
      List<String> details = new ArrayList<>(List.of(unknown.subject()));
      details.addAll(unknown.details());
      throw refused(unknown.finding().name(), details);
    }
  }

  private static InvalidFieldsException refused(String code, List<String> details) {
    return new InvalidFieldsException(List.of(new FieldProblem("organization", code, details)));
  }
}
