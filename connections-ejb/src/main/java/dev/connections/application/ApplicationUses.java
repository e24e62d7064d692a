package dev.connections.application;

import dev.connections.connector.SharedConnection;
import dev.connections.connector.SharedConnections;
import dev.connections.console.profiles.ProfileUser;
import dev.connections.platform.InClause;
import dev.connections.profile.use.ProfileUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells package profile which applications sign in with profiles. */
@ApplicationScoped
class ApplicationUses implements ProfileUse {
  @PersistenceContext private EntityManager entities;
  @Inject private SharedConnections connections;

  @Override
  public Map<String, List<ProfileUser>> usersOf(Collection<String> profileIds) {
    List<Application> users = users(profileIds);
    Map<String, SharedConnection> homes = homes(users);
    return users.stream()
        .collect(
            Collectors.toMap(
                Application::profileId,
                user -> List.of(named(user, homes.get(user.connectionId())))));
  }

  private static ProfileUser named(Application user, SharedConnection home) {
    return new ProfileUser(user.name() + " (" + home.name() + ")", home.id());
  }

  @Override
  public Map<String, String> organizationsOf(Collection<String> profileIds) {
    List<Application> users = users(profileIds);
    Map<String, SharedConnection> homes = homes(users);
    return users.stream()
        .collect(
            Collectors.toMap(
                Application::profileId, user -> homes.get(user.connectionId()).organizationId()));
  }

  @Override
  public Set<String> profilesOf(Collection<String> connectionIds) {
    return entities
        .createQuery(
            "select a.profileId from Application a" + " where a.connectionId in :connections",
            String.class)
        .setParameter("connections", connectionIds)
        .getResultStream()
        .collect(Collectors.toSet());
  }

  private List<Application> users(Collection<String> profileIds) {
    return InClause.read(
        entities,
        "select a from Application a where a.profileId in :ids",
        Application.class,
        profileIds);
  }

  private Map<String, SharedConnection> homes(List<Application> applications) {
    return connections.get(applications.stream().map(Application::connectionId).toList());
  }

  @Override
  public Map<String, Set<String>> capabilitiesOf(Collection<String> profileIds) {
    List<Object[]> rows =
        entities
            .createQuery(
                "select a.profileId, c.code from Application a"
                    + " join ApplicationCapability c on c.applicationId = a.id"
                    + " where a.profileId in :profiles",
                Object[].class)
            .setParameter("profiles", profileIds)
            .getResultList();
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> (String) row[0],
                Collectors.mapping(row -> (String) row[1], Collectors.toSet())));
  }
}
