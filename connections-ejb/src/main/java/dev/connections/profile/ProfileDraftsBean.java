package dev.connections.profile;

import dev.connections.api.ApplicationType;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.profiles.ProfileOffer;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.console.verification.Verification;
import dev.connections.credential.Credential;
import dev.connections.credential.GeneratedCertificates;
import dev.connections.credential.SigningKeys;
import dev.connections.credential.input.CertificateKeyParser;
import dev.connections.credential.input.ClientSecrets;
import dev.connections.credential.input.SigningKeyParser;
import dev.connections.platform.InTransaction;
import dev.connections.platform.InputRules;
import dev.connections.platform.Transactions;
import dev.connections.provider.CustomApplications;
import dev.connections.secret.SecretBox;
import dev.connections.verification.Verifications;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What people do with drafts of profiles. */
@Stateless
@Local(ProfileDrafts.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfileDraftsBean implements ProfileDrafts {
  /** A person has a handful; more are a script's or a browser's that went astray. */
  private static final int MOST_OPEN = 50;

  /** What a column holds. */
  private static final int LONGEST_KEY_ID = 255;

  @Inject private CurrentCaller callers;
  @Inject private Transactions transactions;
  @Inject private DraftRows drafts;
  @Inject private ProfileRows profiles;
  @Inject private ProfileViews views;
  @Inject private ProfileReach reach;
  @Inject private DraftPlans plans;
  @Inject private DraftSaving saving;
  @Inject private Verifications verifications;
  @Inject private VerificationClaims claims;
  @Inject private RefusedSaves refusals;
  @Inject private SigningKeyParser parser;
  @Inject private CertificateKeyParser certificates;
  @Inject private CustomApplications applications;
  @Inject private SecretBox box;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<ProfileOffer> offers() {
    return applications.offered().stream()
        .map(workload -> new ProfileOffer(workload.workload(), workload.credentialKinds()))
        .toList();
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ProfileDraft create() throws TooManyDraftsException {
    refuseMore();
    Workload first = offers().stream().findFirst().map(ProfileOffer::workload).orElse(null);
    return added(Draft.ofNew(caller(), first, clock.instant()));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ProfileDraft edit(String profileId)
      throws UnknownProfileException, TooManyDraftsException {
    reach.refuseOutOfReach(profileId);
    return edited(profiles.getOwn(profileId));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ProfileDraft edit(String profileId, long version)
      throws UnknownProfileException, TooManyDraftsException, ChangedMeanwhileException {
    reach.refuseOutOfReach(profileId);
    Profile profile = profiles.getOwn(profileId);
    profile.refuseIfChangedSince(version);
    return edited(profile);
  }

  private ProfileDraft edited(Profile profile) throws TooManyDraftsException {
    refuseMore();
    return added(Draft.of(profile, caller(), clock.instant()));
  }

  private void refuseMore() throws TooManyDraftsException {
    if (drafts.open(caller()).size() >= MOST_OPEN) {
      throw new TooManyDraftsException(MOST_OPEN);
    }
  }

  private ProfileDraft added(Draft draft) {
    drafts.add(draft);
    return views.draft(draft);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public List<ProfileDraft> open() {
    return drafts.open(caller()).stream().map(views::draft).toList();
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public ProfileDraft get(String draftId) throws DraftGoneException {
    return views.draft(drafts.get(draftId, caller()));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ProfileDraft update(String draftId, ProfileFields fields) throws DraftGoneException {
    Draft draft = drafts.lock(draftId, caller());
    if (draft.type() != ApplicationType.CUSTOM) {
      throw new DraftGoneException();
    }
    draft.enter(fields, clock.instant());
    return views.draft(draft);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft enterKey(
      String draftId, byte[] text, char[] passPhrase, String chosen, String keyId)
      throws DraftGoneException, KeyRefusedException {
    try {
      checkOpen(draftId);
      return take(draftId, parser.parse(text, passPhrase, chosen, InputRules.named(keyId)));
    } finally {
      wipe(text);
      wipe(passPhrase);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ProfileDraft nameKey(String draftId, String keyId)
      throws DraftGoneException, KeyRefusedException {
    String name = InputRules.named(keyId);
    if (name.length() > LONGEST_KEY_ID) {
      throw new KeyRefusedException(KeyRefusal.KEY_ID_MALFORMED);
    }
    Draft draft = drafts.lock(draftId, caller());
    ProfileKey key = plans.of(draft).key();
    if (key == null || key.credentialKind() != CredentialKind.PRIVATE_KEY) {
      throw new KeyRefusedException(KeyRefusal.EMPTY);
    }
    drafts.replaceCandidate(draftId, key.named(name, draftId, box));
    draft.touch(clock.instant());
    return views.draft(draft);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft generateKey(String draftId, KeyAlgorithm algorithm)
      throws DraftGoneException {
    checkOpen(draftId);
    return take(draftId, SigningKeys.generate(algorithm));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft enterSecret(String draftId, char[] value, Instant endsAt)
      throws DraftGoneException, KeyRefusedException {
    try {
      return take(draftId, ClientSecrets.parse(value, endsAt));
    } finally {
      wipe(value);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDraft enterCertificate(
      String draftId, byte[] certificate, byte[] key, char[] passPhrase, String chosen)
      throws DraftGoneException, KeyRefusedException {
    try {
      checkOpen(draftId);
      return take(draftId, certificates.parse(certificate, key, passPhrase, chosen));
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
    String name = checkOpen(draftId).fields().name();
    return take(draftId, GeneratedCertificates.generate(name, clock.instant(), validYears));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ProfileDraft discardCredential(String draftId) throws DraftGoneException {
    Draft draft = drafts.lock(draftId, caller());
    drafts.removeCandidate(draftId);
    draft.touch(clock.instant());
    return views.draft(draft);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Verification verify(String draftId) throws DraftGoneException, InvalidFieldsException {
    refuseOutOfReach(draftId);
    VerificationClaim claim = claims.ofDraft(draftId, caller());
    return claims.start(claim);
  }

  /**
   * A new profile is none of some connections. Told before anything else, since what else is wrong
   * may be about profiles that the caller may not know of.
   */
  private void refuseOutOfReach(String draftId) throws DraftGoneException, InvalidFieldsException {
    if (reach.isLimited()
        && transactions.call(() -> drafts.get(draftId, caller())).profileId() == null) {
      throw new InvalidFieldsException(
          List.of(new FieldProblem("name", "OUT_OF_REACH", List.of())));
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public Verification verification(String draftId) throws DraftGoneException {
    return verifications.last(drafts.get(draftId, caller()).id());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ProfileDetails save(String draftId, boolean evenIfNotWorking)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          ChangedMeanwhileException {
    refuseOutOfReach(draftId);
    try {
      return saving.save(draftId, caller(), evenIfNotWorking, false);
    } catch (InvalidFieldsException invalid) {
      refusals.note(draftId, invalid);
      throw invalid;
    } catch (ChangedMeanwhileException changed) {
      refusals.note(draftId, changed);
      throw changed;
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ProfileDraft rebase(String draftId, boolean loadTheirs)
      throws DraftGoneException, UnknownProfileException {
    Draft draft = drafts.lock(draftId, caller());
    if (draft.profileId() == null) {
      return views.draft(draft);
    }
    Profile profile = profiles.get(draft.profileId());
    draft.rebase(profile);
    if (loadTheirs) {
      draft.enter(profile.fields(), clock.instant());
      drafts.removeCandidate(draftId);
    }
    draft.touch(clock.instant());
    return views.draft(draft);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void discard(String draftId) {
    drafts.discard(draftId, caller());
  }

  /** Before a credential is read or made, since a draft that is gone has no use for it. */
  private Draft checkOpen(String draftId) throws DraftGoneException {
    return transactions.call(() -> drafts.get(draftId, caller()));
  }

  private ProfileDraft take(String draftId, Credential credential) throws DraftGoneException {
    return transactions.call(
        () -> {
          Actor owner = caller();
          Draft draft = drafts.lock(draftId, owner);
          if (draft.type() != ApplicationType.CUSTOM) {
            throw new DraftGoneException();
          }
          Instant now = clock.instant();
          drafts.replaceCandidate(
              draftId, new ProfileKey(draftId, credential, box, owner.name(), now));
          draft.touch(now);
          return views.draft(draft);
        });
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
