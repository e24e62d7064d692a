package dev.connections.profile;

import dev.connections.api.ApplicationType;
import dev.connections.api.UnknownProfileException;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.verification.PermissionView;
import dev.connections.platform.InClause;
import dev.connections.platform.NameRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of profiles, their states, findings and keys. Used in a transaction of the caller. */
@ApplicationScoped
class ProfileRows {
  @PersistenceContext private EntityManager entities;
  @Inject private ProfileNeeds needs;
  @Inject private GrantRevocations revocations;

  Optional<Profile> find(String id) {
    return Optional.ofNullable(entities.find(Profile.class, id));
  }

  Profile get(String id) throws UnknownProfileException {
    return find(id).orElseThrow(() -> new UnknownProfileException(id));
  }

  /** One that people manage by itself; that of a system application is none. */
  Profile getOwn(String id) throws UnknownProfileException {
    return find(id)
        .filter(profile -> profile.type() == ApplicationType.CUSTOM)
        .orElseThrow(() -> new UnknownProfileException(id));
  }

  /** Those of these that there are, by their ids. */
  Map<String, Profile> find(Collection<String> ids) {
    return InClause.read(entities, "select p from Profile p where p.id in :ids", Profile.class, ids)
        .stream()
        .collect(Collectors.toMap(Profile::id, Function.identity()));
  }

  /** Keeps others from changing it before the transaction ends. */
  Optional<Profile> lock(String id) {
    return Optional.ofNullable(entities.find(Profile.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** As {@link #lock}. */
  Profile getLocked(String id) throws UnknownProfileException {
    return lock(id).orElseThrow(() -> new UnknownProfileException(id));
  }

  /** Empty when there is none, and when it was deleted between the looks at its parts. */
  Optional<StoredProfile> stored(String id) {
    Optional<Profile> profile = find(id);
    ProfileState state = state(id);
    List<ProfileKey> keys = keys(id);
    return profile
        .filter(whole -> state != null && StoredProfile.current(keys).isPresent())
        .map(whole -> new StoredProfile(whole, state, keys, needs.of(whole)));
  }

  /** As {@link #stored}. */
  StoredProfile getStored(String id) throws UnknownProfileException {
    return stored(id).orElseThrow(() -> new UnknownProfileException(id));
  }

  ProfileState state(String profileId) {
    return entities.find(ProfileState.class, profileId);
  }

  /** By their profiles; leaves out those that there are not. */
  Map<String, ProfileState> states(Collection<String> profileIds) {
    return InClause.read(
            entities,
            "select s from ProfileState s where s.profileId in :ids",
            ProfileState.class,
            profileIds)
        .stream()
        .collect(Collectors.toMap(ProfileState::profileId, Function.identity()));
  }

  ProfileState lockState(String profileId) {
    return entities.find(ProfileState.class, profileId, LockModeType.PESSIMISTIC_WRITE);
  }

  void add(Profile profile) {
    entities.persist(profile);
    entities.flush();
    entities.persist(new ProfileState(profile.id()));
    entities.flush();
  }

  /** Its state, findings, keys and drafts go with it. */
  void remove(Profile profile) {
    List<ProfileKey> keys = new ArrayList<>(keys(profile.id()));
    keys.addAll(candidates(profile.id()));
    revocations.giveBack(keys);
    entities.remove(profile);
    entities.flush();
  }

  void flush() {
    entities.flush();
  }

  /** The name of another profile with the same name, or empty. */
  Optional<String> sameName(String name, String exceptId) {
    return first(
        entities
            .createQuery(
                "select p.name from Profile p"
                    + " where p.normalizedName = :name and p.id <> :except",
                String.class)
            .setParameter("name", NameRules.normalized(name))
            .setParameter("except", exceptId));
  }

  /** The name of another profile for the same application, as far as domains tell, or empty. */
  Optional<String> sameApplication(ProfileFields checked, String exceptId) {
    return first(
        entities
            .createQuery(
                "select p.name from Profile p join ProfileState s on s.profileId = p.id"
                    + " where p.clientId = :client and p.workload = :workload and p.id <> :except"
                    + " and (p.domain = :host or s.organizationHost = :host)",
                String.class)
            .setParameter("client", checked.clientId())
            .setParameter("workload", checked.workload())
            .setParameter("host", checked.domain())
            .setParameter("except", exceptId));
  }

  /** The name of another profile that holds the registration, or empty. */
  Optional<String> sameRegistration(String registration, String exceptId) {
    return first(
        entities
            .createQuery(
                "select p.name from Profile p join ProfileState s on s.profileId = p.id"
                    + " where s.registration = :registration and p.id <> :except",
                String.class)
            .setParameter("registration", registration)
            .setParameter("except", exceptId));
  }

  private static Optional<String> first(TypedQuery<String> query) {
    return query.setMaxResults(1).getResultStream().findFirst();
  }

  /** Current first, then previous. */
  List<ProfileKey> keys(String profileId) {
    return keys(List.of(profileId)).getOrDefault(profileId, List.of());
  }

  /** Likewise, by their profiles. */
  Map<String, List<ProfileKey>> keys(Collection<String> profileIds) {
    return InClause.read(
            entities,
            "select k from ProfileKey k where k.profileId in :ids order by k.state",
            ProfileKey.class,
            profileIds)
        .stream()
        .collect(Collectors.groupingBy(ProfileKey::profileId));
  }

  /**
   * What the credentials of a profile, but for the used one, are told apart by at the provider. A
   * candidate is uploaded there before it is saved here.
   *
   * @param keys of the profile
   */
  Set<String> heldBeside(String profileId, List<ProfileKey> keys, ProfileKey used) {
    return Stream.concat(keys.stream(), candidates(profileId).stream())
        .filter(key -> !key.thumbprint().equals(used.thumbprint()))
        .map(ProfileKey::shown)
        .collect(Collectors.toSet());
  }

  /** Of everybody's drafts of the profile. */
  private List<ProfileKey> candidates(String profileId) {
    return entities
        .createQuery(
            "select k from ProfileKey k, Draft d where k.draftId = d.id"
                + " and d.profileId = :profile",
            ProfileKey.class)
        .setParameter("profile", profileId)
        .getResultList();
  }

  /** The credential that signs in. */
  ProfileKey current(String profileId) {
    return StoredProfile.current(keys(profileId)).orElse(null);
  }

  /** Destroys the key at once, so that another can take its place in the same transaction. */
  void destroy(ProfileKey key) {
    revocations.giveBack(List.of(key));
    remove(key);
  }

  /** Likewise; the tokens that were got with it may be used to their end. */
  void retire(ProfileKey key) {
    revocations.giveBackOnceUnused(List.of(key));
    remove(key);
  }

  private void remove(ProfileKey key) {
    entities.remove(key);
    entities.flush();
  }

  List<PermissionView> permissions(String profileId) {
    return permissions(List.of(profileId)).getOrDefault(profileId, List.of());
  }

  /** By their profiles; leaves out those of which none is known. */
  Map<String, List<PermissionView>> permissions(Collection<String> profileIds) {
    return InClause.read(
            entities,
            "select p from ProfilePermission p where p.profileId in :ids order by p.ordinal",
            ProfilePermission.class,
            profileIds)
        .stream()
        .collect(
            Collectors.groupingBy(
                ProfilePermission::profileId,
                Collectors.mapping(ProfilePermission::toView, Collectors.toList())));
  }

  void replacePermissions(String profileId, List<PermissionView> permissions) {
    entities
        .createQuery("delete from ProfilePermission p where p.profileId = :profile")
        .setParameter("profile", profileId)
        .executeUpdate();
    for (int i = 0; i < permissions.size(); i++) {
      entities.persist(new ProfilePermission(profileId, i, permissions.get(i)));
    }
  }
}
