package dev.connections.application;

import dev.connections.console.profiles.ProfileUser;
import dev.connections.profile.ProfileUse;
import jakarta.enterprise.context.ApplicationScoped;
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

  @Override
  public Map<String, List<ProfileUser>> usersOf(Collection<String> profileIds) {
    List<Object[]> rows =
        entities
            .createQuery(
                "select a.profileId, a.name, c.name, c.id from Application a"
                    + " join Connection c on c.id = a.connectionId where a.profileId in :profiles",
                Object[].class)
            .setParameter("profiles", profileIds)
            .getResultList();
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> (String) row[0],
                row -> List.of(new ProfileUser(row[1] + " (" + row[2] + ")", (String) row[3]))));
  }

  @Override
  public Map<String, String> organizationsOf(Collection<String> profileIds) {
    return entities
        .createQuery(
            "select a.profileId, c.organization.organizationId from Application a"
                + " join Connection c on c.id = a.connectionId where a.profileId in :profiles",
            Object[].class)
        .setParameter("profiles", profileIds)
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
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
