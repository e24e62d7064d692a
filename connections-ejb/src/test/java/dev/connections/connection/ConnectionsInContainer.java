package dev.connections.connection;

import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.application.NewApplication;
import dev.connections.audit.Actor;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.container.AsOperator;
import dev.connections.container.OneTransactionInContainer;
import dev.connections.profile.ProfilesInContainer;
import dev.connections.profile.ProfilesInUse;
import dev.connections.provider.Organization;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What tests of connections do over and over. */
@ApplicationScoped
public class ConnectionsInContainer {
  /** What an application holds when the test does not care. */
  public static final String USERS = "users-backup";

  @Inject private NewConnections connections;
  @Inject private NamedCapabilities capabilities;
  @Inject private ProfilesInContainer profiles;
  @Inject private ProfilesInUse standings;
  @Inject private OneTransactionInContainer transaction;
  @Inject private AsOperator operator;
  @EJB private OrganizationConnections service;

  /** A connection of a new organization with one verified application. */
  public ConnectionDetails connected(String... codes) throws Exception {
    return connected(ProfilesInContainer.anApplication(), codes);
  }

  /** Likewise, as if the organization were one of this workload. */
  public ConnectionDetails connectedTo(Workload workload, String... codes) throws Exception {
    NewConnection other = wanted(ProfilesInContainer.anApplication(), codes);
    NewApplication application =
        new NewApplication(
            ApplicationType.CUSTOM,
            "Backup",
            other.application().profile(),
            capabilities.of(workload, Arrays.asList(codes)),
            "");
    return connected(
        new NewConnection(other.id(), other.name(), workload, other.organization(), application));
  }

  /** Likewise, named as the fields are, with the application {@code Backup}. */
  public ConnectionDetails connected(ProfileFields fields, String... codes) throws Exception {
    return connected(wanted(fields, codes));
  }

  private ConnectionDetails connected(NewConnection wanted) throws Exception {
    return operator.call(
        () -> {
          transaction.call(
              () -> {
                connections.add(wanted, Actor.of(() -> "otto"));
                return null;
              });
          return service.get(wanted.id());
        });
  }

  NewConnection wanted(ProfileFields fields, String... codes) throws Exception {
    ProfileDetails profile = operator.call(() -> profiles.saved(fields));
    return new NewConnection(
        UUID.randomUUID().toString(),
        fields.name(),
        Workload.of("OKTA"),
        organization(profile),
        application("Backup", profile, codes));
  }

  static Organization organization(ProfileDetails profile) {
    String host = profile.organization().host();
    return new Organization(
        profile.organization().id(), Cloud.GLOBAL, host, host, "", "Identity Engine");
  }

  private NewApplication application(String name, ProfileDetails profile, String... codes)
      throws Exception {
    List<String> held = codes.length == 0 ? List.of(USERS) : Arrays.asList(codes);
    return new NewApplication(
        ApplicationType.CUSTOM,
        name,
        transaction.call(() -> standings.standings(List.of(profile.id())).get(profile.id())),
        capabilities.of(Workload.of("OKTA"), held),
        "");
  }

  /** Another verified application of the connection. */
  public ApplicationDetails addApplication(String connectionId, String name, String... codes)
      throws Exception {
    ProfileFields fields =
        ProfilesInContainer.withDomain(
            ProfilesInContainer.anApplication(), get(connectionId).organization().host());
    ProfileDetails profile = operator.call(() -> profiles.saved(fields));
    NewApplication wanted = application(name, profile, codes);
    operator.call(
        () ->
            transaction.call(
                () -> connections.addApplication(connectionId, wanted, Actor.of(() -> "otto"))));
    return application(connectionId, name);
  }

  public ConnectionDetails get(String connectionId) throws Exception {
    return operator.call(() -> service.get(connectionId));
  }

  public ApplicationDetails application(String connectionId, String name) throws Exception {
    return get(connectionId).applications().stream()
        .filter(application -> application.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Verifies the application and waits for the end. */
  public void verified(ApplicationDetails application) throws Exception {
    operator.call(() -> profiles.verifiedProfile(application.profile().id()));
  }
}
