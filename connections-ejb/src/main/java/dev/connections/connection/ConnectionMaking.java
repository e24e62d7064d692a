package dev.connections.connection;

import dev.connections.api.ApplicationType;
import dev.connections.api.ConnectionSummary;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.application.NewApplication;
import dev.connections.audit.CurrentCaller;
import dev.connections.capability.Catalog;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.OrganizationView;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.platform.InputRules;
import dev.connections.platform.NameRules;
import dev.connections.platform.Transactions;
import dev.connections.profile.ProfilesInUse;
import dev.connections.profile.use.ProfileStanding;
import dev.connections.provider.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Makes a connection of a profile that is there already, for programs. */
@ApplicationScoped
class ConnectionMaking {
  @Inject private Transactions transactions;
  @Inject private NewConnections connections;
  @Inject private ConnectionSummaries summaries;
  @Inject private ProfilesInUse profiles;
  @Inject private Catalog catalog;
  @Inject private NamedCapabilities capabilities;
  @Inject private CurrentCaller callers;

  /** Not in a transaction: what the database refuses is looked up in another one. */
  ConnectionSummary make(dev.connections.api.NewConnection wanted)
      throws UnknownProfileException, InvalidRequestException {
    ProfileDetails profile = transactions.call(() -> profiles.details(wanted.profileId()));
    NewConnection checked = transactions.call(() -> checked(wanted, profile));
    try {
      connections.refuseTaken(checked);
      transactions.call(
          () -> {
            connections.add(checked, callers.actor());
            return null;
          });
    } catch (OrganizationTakenException | InvalidFieldsException taken) {
      throw taken(checked, wanted);
    } catch (PersistenceException raced) {
      InvalidRequestException taken = taken(checked, wanted);
      taken.addSuppressed(raced);
      throw taken;
    }
    profiles.verify(wanted.profileId(), callers.actor());
    try {
      return transactions.call(() -> summaries.get(checked.id()));
    } catch (UnknownConnectionException removedAtOnce) {
      throw new IllegalStateException(removedAtOnce);
    }
  }

  private NewConnection checked(dev.connections.api.NewConnection wanted, ProfileDetails profile)
      throws InvalidRequestException {
    Workload workload = profile.fields().workload();
    OrganizationView organization = profile.organization();
    ProfileStanding standing =
        profiles.standings(List.of(wanted.profileId())).get(wanted.profileId());
    Map<String, String> problems = new LinkedHashMap<>();
    name("name", wanted.name()).ifPresent(sentence -> problems.put("name", sentence));
    name("applicationName", wanted.applicationName())
        .ifPresent(sentence -> problems.put("applicationName", sentence));
    Set<String> unknown = new TreeSet<>(wanted.capabilities());
    catalog.offered(workload).forEach(offered -> unknown.remove(offered.code()));
    if (!unknown.isEmpty()) {
      problems.put(
          "capabilities", "The workload has no capability " + String.join(", ", unknown) + ".");
    }
    if (standing.organizationId().isEmpty() || !standing.health().status().works()) {
      problems.put(
          "profileId",
          "The profile " + profile.fields().name() + " has to be verified without faults first.");
    }
    if (!problems.isEmpty()) {
      throw new InvalidRequestException(problems);
    }
    return new NewConnection(
        UUID.randomUUID().toString(),
        InputRules.stripped(wanted.name()),
        workload,
        new Organization(
            organization.id(),
            organization.cloud(),
            organization.host(),
            organization.host(),
            organization.name(),
            ""),
        new NewApplication(
            ApplicationType.CUSTOM,
            InputRules.stripped(wanted.applicationName()),
            standing,
            capabilities.known(workload, catalog.choice(workload, wanted.capabilities())),
            ""));
  }

  private static Optional<String> name(String field, String value) {
    return NameRules.wrong(field, value).map(InputRules::sentence);
  }

  private InvalidRequestException taken(
      NewConnection checked, dev.connections.api.NewConnection wanted) {
    try {
      connections.refuseTaken(checked);
    } catch (OrganizationTakenException taken) {
      return new InvalidRequestException(
          Map.of(
              "profileId",
              "The organization has the connection "
                  + taken.connectionName()
                  + " already"
                  + (taken.removed() ? ", which was removed: restore it." : ".")));
    } catch (InvalidFieldsException taken) {
      Map<String, String> problems = new LinkedHashMap<>();
      taken
          .problems()
          .forEach(
              problem ->
                  problems.put(
                      problem.field().equals("profile") ? "profileId" : problem.field(),
                      problem.code().equals("TAKEN")
                          ? "Another connection is called " + wanted.name() + "."
                          : "An application uses the profile already."));
      return new InvalidRequestException(problems);
    }
    return new InvalidRequestException(
        Map.of("name", "Somebody made the same connection a moment ago. Try again."));
  }
}
