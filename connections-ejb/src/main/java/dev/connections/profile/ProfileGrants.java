package dev.connections.profile;

import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.console.DraftGoneException;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.credential.Grant;
import dev.connections.credential.RefreshTokens;
import dev.connections.platform.DatabaseTime;
import dev.connections.platform.PlainText;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Registration;
import dev.connections.provider.Registrations;
import dev.connections.secret.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What people granted system applications. Used in the caller's transaction: no roles. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
public class ProfileGrants {
  /** What columns hold. */
  private static final int LONGEST_ACCOUNT = 255;

  @PersistenceContext private EntityManager entities;
  @Inject private DraftRows drafts;
  @Inject private GrantTokens tokens;
  @Inject private GrantRevocations revocations;
  @Inject private Registrations registrations;
  @Inject private SecretBox box;
  @Inject private DatabaseTime database;
  @Inject private Clock clock;

  /** Whether what was granted is too much to be kept. */
  public static boolean isTooLarge(GrantedSignIn granted) {
    return RefreshTokens.isTooLong(granted.refreshToken())
        || GrantRow.text(granted.scopes()).length() > GrantRow.LONGEST_SCOPES;
  }

  /** Makes what was granted the candidate of a draft, in place of an earlier one. */
  public void enter(String draftId, Actor owner, Registration registration, GrantedSignIn granted)
      throws DraftGoneException {
    Draft draft = drafts.lock(draftId, owner);
    Instant now = clock.instant();
    Grant grant =
        new Grant(
            registration.credential(),
            null,
            granted.scopes(),
            PlainText.shortened(granted.accountId(), LONGEST_ACCOUNT),
            PlainText.shortened(granted.account(), LONGEST_ACCOUNT),
            granted.endsAt());
    ProfileKey key = new ProfileKey(draftId, grant, box, owner.name(), now);
    drafts.replaceCandidate(draftId, key);
    entities.persist(
        new GrantRow(
            key.id(),
            registration,
            granted.refreshToken(),
            granted.scopes(),
            PlainText.shortened(granted.accountId(), LONGEST_ACCOUNT),
            box,
            now.plus(database.ahead())));
    entities.flush();
    draft.touch(now);
  }

  /**
   * The account that granted what a profile signs in with; empty when it has no grant.
   *
   * @return the provider's id of it, and what people know it by
   */
  public Optional<GrantAccount> accountOf(String profileId) {
    return entities
        .createQuery(
            "select k, g from ProfileKey k join GrantRow g on g.id = k.id"
                + " where k.profileId = :profile"
                + " and k.state = dev.connections.console.profiles.KeyState.CURRENT",
            Object[].class)
        .setParameter("profile", profileId)
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new GrantAccount(((GrantRow) row[1]).accountId(), ((ProfileKey) row[0]).shown()));
  }

  /** Whether an account, by the provider's own id, granted something that is kept here. */
  public boolean isHeldOf(Workload workload, String accountId) {
    return revocations.isHeldOf(workload, accountId);
  }

  /** Whether anybody granted something of this workload that is kept here. */
  public boolean areHeld(Workload workload) {
    return revocations.areHeld(workload);
  }

  /**
   * The grant of a key, for its provider.
   *
   * @param fields of the profile that signs in with it
   * @throws UnusableCredentialException when the operator's registration is not there any more
   */
  Grant of(ProfileKey key, ProfileFields fields) {
    Registration registration =
        registrations
            .of(fields.workload())
            .filter(there -> there.clientId().equals(fields.clientId()))
            .orElseThrow(
                () -> new UnusableCredentialException(FindingCode.SYSTEM_APPLICATION_NOT_SET_UP));
    GrantRow row = entities.find(GrantRow.class, key.id());
    return new Grant(
        registration.credential(),
        row.lasting() ? tokens.of(key.id()) : null,
        row.scopes(),
        row.accountId(),
        key.shown(),
        key.endsAt());
  }
}
