package dev.connections.application;

import dev.connections.console.UnknownApplicationException;
import dev.connections.listing.ApplicationListing;
import dev.connections.platform.InClause;
import dev.connections.platform.NameRules;
import dev.connections.verification.Health;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of applications. Used in a transaction of the caller. */
@ApplicationScoped
class ApplicationRows {
  @PersistenceContext private EntityManager entities;
  @Inject private ApplicationListing listing;

  /**
   * The database refuses a profile that another one uses, and a name that is taken, at the next
   * flush.
   */
  void add(Application application) {
    entities.persist(application);
  }

  void add(ApplicationCapability capability) {
    entities.persist(capability);
  }

  Optional<Application> find(String id) {
    return Optional.ofNullable(entities.find(Application.class, id));
  }

  Application get(String id) throws UnknownApplicationException {
    return find(id).orElseThrow(() -> new UnknownApplicationException(id));
  }

  /** Keeps others from changing it, or its state, before the transaction ends. */
  Optional<Application> lock(String id) {
    return Optional.ofNullable(
        entities.find(Application.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** In one order for everybody. */
  void lockAll(String connectionId) {
    of(connectionId).stream().map(Application::id).sorted().forEach(this::lock);
  }

  /** Its row of the list and its capabilities go with it. */
  void remove(Application application) {
    entities.remove(application);
  }

  void remove(String applicationId, Collection<String> codes) {
    entities
        .createQuery(
            "delete from ApplicationCapability c"
                + " where c.applicationId = :application and c.code in :codes")
        .setParameter("application", applicationId)
        .setParameter("codes", codes)
        .executeUpdate();
  }

  Optional<Application> ofProfile(String profileId) {
    return byProfile(profileId).getResultStream().findFirst();
  }

  /** As {@link #lock}, of the one that signs in with a profile. */
  Optional<Application> lockOfProfile(String profileId) {
    return byProfile(profileId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  private TypedQuery<Application> byProfile(String profileId) {
    return entities
        .createQuery("select a from Application a where a.profileId = :profile", Application.class)
        .setParameter("profile", profileId);
  }

  /** The name of another application of the connection with the same name, or empty. */
  Optional<String> sameName(String connectionId, String name, String exceptId) {
    return entities
        .createQuery(
            "select a.name from Application a where a.connectionId = :connection"
                + " and a.normalizedName = :name and a.id <> :except",
            String.class)
        .setParameter("connection", connectionId)
        .setParameter("name", NameRules.normalized(name))
        .setParameter("except", exceptId)
        .getResultStream()
        .findFirst();
  }

  /** By name. */
  List<Application> of(String connectionId) {
    return entities
        .createQuery(
            "select a from Application a where a.connectionId = :connection"
                + " order by a.normalizedName",
            Application.class)
        .setParameter("connection", connectionId)
        .getResultList();
  }

  Set<String> capabilitiesOf(String applicationId) {
    return capabilitiesOf(List.of(applicationId)).getOrDefault(applicationId, Set.of());
  }

  /** By application. */
  Map<String, Set<String>> capabilitiesOf(Collection<String> applicationIds) {
    return InClause.read(
            entities,
            "select c from ApplicationCapability c where c.applicationId in :ids",
            ApplicationCapability.class,
            applicationIds)
        .stream()
        .collect(
            Collectors.groupingBy(
                ApplicationCapability::applicationId,
                Collectors.mapping(ApplicationCapability::code, Collectors.toSet())));
  }

  /** By name. */
  List<ApplicationHealth> healthOf(String connectionId) {
    List<Application> applications = of(connectionId);
    Map<String, Set<String>> capabilities =
        capabilitiesOf(applications.stream().map(Application::id).toList());
    Map<String, Health> healths = listing.healthOf(connectionId);
    return applications.stream()
        .map(
            a ->
                new ApplicationHealth(
                    a.id(),
                    a.name(),
                    healths.get(a.id()),
                    capabilities.getOrDefault(a.id(), Set.of())))
        .toList();
  }

  void flush() {
    entities.flush();
  }
}
