package dev.connections.profile;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.platform.DatabaseTime;
import dev.connections.platform.InClause;
import dev.connections.platform.Transactions;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderAdapters;
import dev.connections.provider.Registration;
import dev.connections.provider.Registrations;
import dev.connections.provider.SignInFlow;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.secret.SealedColumn;
import dev.connections.secret.SecretBox;
import dev.connections.secret.UnreadableSecretException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Gives grants back at their providers (RFC 7009) once nothing here uses them: noted in the
 * transaction that removes one, done after it, and tried again while the provider is away. One that
 * another grant replaced is given back when the tokens that were got with it have ended.
 *
 * <p>A provider may revoke all that an account granted the application at once (RFC 7009, section
 * 2.1), so nothing is given back of an account with another grant here at that moment.
 */
@ApplicationScoped
class GrantRevocations {
  private static final Logger LOG = System.getLogger(GrantRevocations.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int AT_A_TIME = 20;

  /** As long as most access tokens last, which a provider may end with their grant. */
  private static final Duration TOKENS_LAST = Duration.ofHours(1);

  @PersistenceContext private EntityManager entities;
  @Inject private Transactions transactions;
  @Inject private ProviderAdapters adapters;
  @Inject private Registrations registrations;
  @Inject private SecretBox box;
  @Inject private DatabaseTime database;
  @Inject private Clock clock;

  /** Notes the grants among these keys, which the caller's transaction removes. */
  void giveBack(Collection<ProfileKey> removed) {
    giveBack(removed, Duration.ZERO);
  }

  /** Likewise, once the access tokens that were got with them have ended. */
  void giveBackOnceUnused(Collection<ProfileKey> removed) {
    giveBack(removed, TOKENS_LAST);
  }

  private void giveBack(Collection<ProfileKey> removed, Duration wait) {
    List<String> ids = removed.stream().map(ProfileKey::id).toList();
    List<GrantRow> grants =
        InClause.read(
            entities,
            "select g from GrantRow g where g.lasting = true and g.id in :ids",
            GrantRow.class,
            ids);
    for (GrantRow grant : grants) {
      ProfileKey key =
          removed.stream().filter(one -> one.id().equals(grant.id())).findFirst().orElseThrow();
      note(key, grant, wait);
    }
  }

  /**
   * Who is asked to take back what is issued for a grant that is still there, for {@link #giveBack}
   * when it is not any more.
   */
  Organization organizationOf(GrantRow grant) {
    return organization(entities.find(ProfileKey.class, grant.id()));
  }

  /** Notes what was issued for a grant that was removed while it was used. */
  void giveBack(GrantRow removed, Organization organization, String refreshToken) {
    entities.persist(revocation(removed, organization, refreshToken, Duration.ZERO));
  }

  /** Whether an account, by the provider's own id, granted something else that is kept here. */
  boolean isHeldOf(Workload workload, String accountId) {
    return !accountId.isEmpty()
        && !entities
            .createQuery(
                "select g.id from GrantRow g where g.accountId = :account"
                    + " and g.workload = :workload and g.lasting = true",
                String.class)
            .setParameter("account", accountId)
            .setParameter("workload", workload)
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
  }

  /** Whether any account granted something that is kept here. */
  boolean areHeld(Workload workload) {
    return !entities
        .createQuery(
            "select g.id from GrantRow g where g.workload = :workload and g.lasting = true",
            String.class)
        .setParameter("workload", workload)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private void note(ProfileKey key, GrantRow grant, Duration wait) {
    try {
      entities.persist(revocation(grant, organization(key), grant.open(box), wait));
    } catch (UnreadableSecretException altered) {
      LOG.log(Level.WARNING, altered.getMessage());
    }
  }

  /** That of a draft is known by its host alone. */
  private Organization organization(ProfileKey key) {
    ProfileState state =
        key.profileId() == null ? null : entities.find(ProfileState.class, key.profileId());
    if (state != null) {
      String host = entities.find(Profile.class, key.profileId()).domain();
      return new Organization(state.organizationId(), state.cloud(), host, host, "", "");
    }
    Draft draft = entities.find(Draft.class, key.draftId());
    String host = draft == null ? "" : draft.fields().domain();
    return new Organization("", Cloud.GLOBAL, host, host, "", "");
  }

  private GrantRevocation revocation(
      GrantRow grant, Organization organization, String refreshToken, Duration wait) {
    return new GrantRevocation(
        grant, organization, refreshToken, box, clock.instant().plus(database.ahead()).plus(wait));
  }

  /** Gives back what is noted; each node does it, and none twice. */
  void work() {
    List<String> due =
        transactions.call(
            () ->
                entities
                    .createQuery(
                        "select r.id from GrantRevocation r where r.nextAt <= :now"
                            + " order by r.nextAt",
                        String.class)
                    .setParameter("now", clock.instant().plus(database.ahead()))
                    .setMaxResults(AT_A_TIME)
                    .getResultList());
    due.forEach(this::tryOne);
  }

  private void tryOne(String id) {
    Optional<GrantRevocation> taken = transactions.call(() -> take(id));
    if (taken.isEmpty()) {
      return;
    }
    GrantRevocation revocation = taken.get();
    try {
      revoke(revocation);
      forget(id);
    } catch (ProviderRefusal stays) {
      LOG.log(Level.INFO, "A grant is given back later: {0}", stays.finding());
      if (revocation.isGivenUp()) {
        LOG.log(
            Level.WARNING,
            "A grant at {0} could not be given back; revoke it there.",
            revocation.organization().host());
        forget(id);
      }
    } catch (UnreadableSecretException altered) {
      LOG.log(Level.WARNING, altered.getMessage());
      forget(id);
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "A grant is given back later", failed);
    }
  }

  private Optional<GrantRevocation> take(String id) {
    GrantRevocation found =
        entities.find(GrantRevocation.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (found == null || !found.isDue(clock.instant().plus(database.ahead()))) {
      return Optional.empty();
    }
    if (isHeldOf(found.workload(), found.accountId())) {
      // Also what was granted since: all of the account's might go with it.
      entities.remove(found);
      return Optional.empty();
    }
    found.attempt(clock.instant().plus(database.ahead()));
    return Optional.of(found);
  }

  /** What was registered as another client by now can no longer be given back. */
  private void revoke(GrantRevocation revocation) throws ProviderRefusal {
    Optional<Registration> registration =
        registrations
            .of(revocation.workload())
            .filter(there -> there.clientId().equals(revocation.clientId()));
    Optional<SignInFlow> flow = adapters.find(revocation.workload(), SignInFlow.class);
    if (registration.isPresent() && flow.isPresent()) {
      flow.get()
          .revoke(
              registration.get(), revocation.organization(), revocation.refreshToken(box), LIMIT);
    }
  }

  private void forget(String id) {
    transactions.call(
        () ->
            entities
                .createQuery("delete from GrantRevocation r where r.id = :id")
                .setParameter("id", id)
                .executeUpdate());
  }

  /** Names the column of refresh tokens, so that a change of the secret keys reaches it. */
  @Produces
  @Dependent
  SealedColumn column() {
    return GrantRevocation.SEALED;
  }
}
