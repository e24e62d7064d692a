package dev.connections.provider;

import dev.connections.api.FindingCode;
import dev.connections.console.verification.StepCode;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.ProviderRefusal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The first step of a verification: the organization is there, and the one of before. */
public final class OrganizationStep {
  private OrganizationStep() {}

  /** Looks for the organization; a refusal becomes the step's result. */
  public interface Search {
    Organization find() throws ProviderRefusal;
  }

  /**
   * @param typed the typed domain, normalized
   * @param before the id of what was verified before; null or empty when nothing was
   * @return empty when it was not found, or when it is another one than before
   */
  public static Optional<Organization> run(
      StepRunner steps, String typed, String before, Search search) {
    AtomicReference<Organization> found = new AtomicReference<>();
    steps.run(
        StepCode.ORGANIZATION,
        typed,
        () -> {
          Organization there = search.find();
          if (before != null && !before.isEmpty() && !before.equals(there.id())) {
            throw new ProviderRefusal(FindingCode.OTHER_ORGANIZATION, there.id(), before);
          }
          found.set(there);
          return Result.ok(typed, there.host(), there.id(), there.edition());
        });
    return Optional.ofNullable(found.get());
  }
}
