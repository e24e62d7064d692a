package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.KeyAlgorithm;
import dev.connections.console.KeyRefusedException;
import dev.connections.console.NotVerifiedException;
import dev.connections.console.ProfileDetails;
import dev.connections.console.ProfileDraft;
import dev.connections.console.ProfileDrafts;
import dev.connections.console.ProfileFields;
import dev.connections.console.Verification;
import dev.connections.credential.SigningKeyParser;
import dev.connections.credential.SigningKeys;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Arrays;
import java.util.List;

/** The console's view of drafts: roles and callers here, transactions below. */
@Stateless
@Local(ProfileDrafts.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfileDraftsBean implements ProfileDrafts {
  @Resource private SessionContext session;
  @Inject private DraftStore store;
  @Inject private DraftSaving saving;
  @Inject private StartedVerifications started;
  @Inject private ProfileAudit audit;
  @Inject private SigningKeyParser parser;

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft create() {
    return store.create(caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft edit(String profileId) throws UnknownProfileException {
    return store.edit(profileId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<ProfileDraft> open() {
    return store.open(caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public ProfileDraft get(String draftId) throws DraftGoneException {
    return store.get(draftId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft update(String draftId, ProfileFields fields) throws DraftGoneException {
    return store.update(draftId, caller(), fields);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft enterKey(String draftId, byte[] text, char[] passPhrase, String keyId)
      throws DraftGoneException, KeyRefusedException {
    try {
      // Before the key is read: a draft that is gone has no use for it.
      store.get(draftId, caller());
      return store.takeKey(draftId, caller(), parser.parse(text, passPhrase, keyId));
    } finally {
      Arrays.fill(text, (byte) 0);
      if (passPhrase != null) {
        Arrays.fill(passPhrase, '\0');
      }
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft generateKey(String draftId, KeyAlgorithm algorithm)
      throws DraftGoneException {
    store.get(draftId, caller());
    return store.takeKey(draftId, caller(), SigningKeys.generate(algorithm));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft discardKey(String draftId) throws DraftGoneException {
    return store.discardKey(draftId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Verification verify(String draftId) throws DraftGoneException, InvalidFieldsException {
    return started.start(store.claim(draftId, caller()));
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public Verification verification(String draftId) throws DraftGoneException {
    return store.verification(draftId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDetails save(String draftId, boolean evenIfNotWorking)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          ChangedMeanwhileException {
    String owner = caller();
    try {
      return saveAgainAfterARace(draftId, owner, evenIfNotWorking);
    } catch (InvalidFieldsException invalid) {
      audit.saveRefused(draftId, invalid);
      throw invalid;
    } catch (ChangedMeanwhileException changed) {
      audit.saveRefused(draftId, changed);
      throw changed;
    }
  }

  /** Two drafts may want one name: the second time, the loser's own check sees the winner. */
  private ProfileDetails saveAgainAfterARace(String draftId, String owner, boolean even)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          ChangedMeanwhileException {
    try {
      return saving.save(draftId, owner, even);
    } catch (PersistenceException lostARace) {
      return saving.save(draftId, owner, even);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft rebase(String draftId, boolean loadTheirs)
      throws DraftGoneException, UnknownProfileException {
    return store.rebase(draftId, caller(), loadTheirs);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void discard(String draftId) {
    store.discard(draftId, caller());
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }
}
