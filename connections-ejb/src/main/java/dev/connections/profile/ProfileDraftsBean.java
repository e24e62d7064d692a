package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.profiles.ProfileOffer;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.console.verification.Verification;
import dev.connections.credential.GeneratedCertificates;
import dev.connections.credential.SigningKeys;
import dev.connections.credential.input.CertificateKeyParser;
import dev.connections.credential.input.ClientSecrets;
import dev.connections.credential.input.SigningKeyParser;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The console's view of drafts: roles and callers here, transactions below. */
@Stateless
@Local(ProfileDrafts.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfileDraftsBean implements ProfileDrafts {
  @Inject private CurrentCaller callers;
  @Inject private DraftStore store;
  @Inject private DraftSaving saving;
  @Inject private VerificationClaims claims;
  @Inject private RefusedSaves refusals;
  @Inject private SigningKeyParser parser;
  @Inject private CertificateKeyParser certificates;
  @Inject private ProfileOffers offers;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<ProfileOffer> offers() {
    return offers.all();
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft create() throws TooManyDraftsException {
    return store.create(caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft edit(String profileId)
      throws UnknownProfileException, TooManyDraftsException {
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
      return store.take(draftId, caller(), parser.parse(text, passPhrase, keyId));
    } finally {
      wipe(text);
      wipe(passPhrase);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft generateKey(String draftId, KeyAlgorithm algorithm)
      throws DraftGoneException {
    store.get(draftId, caller());
    return store.take(draftId, caller(), SigningKeys.generate(algorithm));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft enterSecret(String draftId, char[] value, Instant endsAt)
      throws DraftGoneException, KeyRefusedException {
    try {
      return store.take(draftId, caller(), ClientSecrets.parse(value, endsAt));
    } finally {
      wipe(value);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft enterCertificate(
      String draftId, byte[] certificate, byte[] key, char[] passPhrase)
      throws DraftGoneException, KeyRefusedException {
    try {
      store.get(draftId, caller());
      return store.take(draftId, caller(), certificates.parse(certificate, key, passPhrase));
    } finally {
      wipe(certificate);
      wipe(key);
      wipe(passPhrase);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft generateCertificate(String draftId, int validYears)
      throws DraftGoneException {
    if (validYears < 1 || validYears > 2) {
      throw new IllegalArgumentException("a certificate of " + validYears + " years");
    }
    String name = store.get(draftId, caller()).fields().name();
    return store.take(
        draftId, caller(), GeneratedCertificates.generate(name, clock.instant(), validYears));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft discardCredential(String draftId) throws DraftGoneException {
    return store.discardCredential(draftId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Verification verify(String draftId) throws DraftGoneException, InvalidFieldsException {
    return claims.start(store.claim(draftId, caller()));
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
    Actor owner = caller();
    try {
      return saveAgainAfterARace(draftId, owner, evenIfNotWorking);
    } catch (InvalidFieldsException invalid) {
      refusals.note(draftId, invalid);
      throw invalid;
    } catch (ChangedMeanwhileException changed) {
      refusals.note(draftId, changed);
      throw changed;
    }
  }

  /** Two drafts may want one name: the second time, the loser's own check sees the winner. */
  private ProfileDetails saveAgainAfterARace(String draftId, Actor owner, boolean even)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          ChangedMeanwhileException {
    try {
      return saving.save(draftId, owner, even, false);
    } catch (PersistenceException lostARace) {
      return saving.save(draftId, owner, even, false);
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

  private static void wipe(byte[] secret) {
    if (secret != null) {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static void wipe(char[] secret) {
    if (secret != null) {
      Arrays.fill(secret, '\0');
    }
  }

  private Actor caller() {
    return callers.actor();
  }
}
