package dev.connections.web.rest;

import dev.connections.api.ConnectionsException;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.RetryLaterException;
import dev.connections.api.Status;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.Verification;
import dev.connections.console.verification.VerificationStep;
import dev.connections.words.Form;
import dev.connections.words.Sentences;
import dev.connections.words.StepLine;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes and changes profiles in the way of the console: what was sent becomes a draft, is verified
 * as it is, and is stored when it works. The draft ends with the request, so that no credential
 * stays in one.
 */
@RequestScoped
class ProfileWriting {
  /** A verification ends within 30 seconds of its beginning; a busy node begins it later. */
  private static final Duration PATIENCE = Duration.ofSeconds(50);

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Map<String, String> NAMES = Map.of("key", "credential");

  private static final Logger LOG = Logger.getLogger(ProfileWriting.class.getName());

  @EJB private ProfileDrafts drafts;
  @Inject private Sentences sentences;
  @Inject private FieldWords words;
  @Inject private Clock clock;

  /**
   * @param credential null to keep the one that is stored
   * @param evenIfNotWorking whether it is stored without being verified
   * @return id of the profile
   */
  String save(
      ProfileDraft draft, ProfileFields fields, CredentialJson credential, boolean evenIfNotWorking)
      throws ConnectionsException {
    Workload workload = fields.workload();
    try {
      ProfileDraft entered = drafts.update(draft.id(), fields);
      if (credential != null) {
        entered = enter(draft.id(), credential);
      }
      if (entered.verificationNeeded() && !evenIfNotWorking) {
        verify(draft.id(), workload);
      }
      return drafts.save(draft.id(), evenIfNotWorking).id();
    } catch (InvalidFieldsException wrong) {
      throw words.invalid(Form.PROFILE, wrong, NAMES, workload);
    } catch (KeyRefusedException refused) {
      throw new InvalidRequestException(
          Map.of("credential", sentences.refusal(Form.PROFILE, refused, workload)));
    } catch (DraftGoneException deletedMeanwhile) {
      if (draft.profileId() == null) {
        throw new RetryLaterException("The profile was not stored in time.", clock.instant());
      }
      throw new UnknownProfileException(draft.profileId());
    } finally {
      discard(draft.id());
    }
  }

  /** What was stored stays stored, whatever becomes of the draft, which ends by itself. */
  private void discard(String draftId) {
    try {
      drafts.discard(draftId);
    } catch (EJBException stays) {
      LOG.log(Level.WARNING, "A draft is kept until its hour is over", stays);
    }
  }

  private ProfileDraft enter(String draftId, CredentialJson sent) throws ConnectionsException {
    char[] passPhrase = sent.passPhrase() == null ? null : sent.passPhrase().toCharArray();
    byte[] privateKey = bytes(sent.privateKey());
    return switch (sent.meant()) {
      case CLIENT_SECRET ->
          drafts.enterSecret(draftId, sent.clientSecret().toCharArray(), endOf(sent));
      case PRIVATE_KEY ->
          drafts.enterKey(
              draftId,
              privateKey == null ? decoded(sent.pkcs12()) : privateKey,
              passPhrase,
              sent.chosen(),
              sent.keyId());
      case CERTIFICATE ->
          drafts.enterCertificate(
              draftId,
              sent.certificate() == null ? decoded(sent.pkcs12()) : bytes(sent.certificate()),
              privateKey,
              passPhrase,
              sent.chosen());
      case GRANT -> throw new IllegalStateException("refused before");
    };
  }

  /** What has to be there for its kind; the rest is refused by those who read it. */
  static void check(Given given, CredentialJson sent) {
    if (sent == null) {
      return;
    }
    given.instant("credential.endsAt", sent.endsAt());
    boolean withKey =
        sent.privateKey() != null || sent.certificate() != null || sent.pkcs12() != null;
    if ((sent.clientSecret() != null || sent.meant() == CredentialKind.CLIENT_SECRET) && withKey) {
      given.wrong("credential.clientSecret", "Send a client secret or a key, not both.");
      return;
    }
    switch (sent.meant()) {
      case CLIENT_SECRET -> given.needed("credential.clientSecret", sent.clientSecret());
      case PRIVATE_KEY -> checkOneOf(given, sent, "privateKey", sent.privateKey());
      case CERTIFICATE -> checkOneOf(given, sent, "certificate", sent.certificate());
      case GRANT ->
          given.wrong("credential.kind", "A person grants that by signing in on the pages.");
    }
  }

  private static void checkOneOf(Given given, CredentialJson sent, String field, String value) {
    if (value != null && sent.pkcs12() != null) {
      given.wrong("credential.pkcs12", "Send " + field + " or pkcs12, not both.");
    } else if (sent.pkcs12() == null) {
      given.needed("credential." + field, value);
    } else if (decoded(sent.pkcs12()) == null) {
      given.wrong("credential.pkcs12", "The field pkcs12 has to be base64.");
    }
  }

  private static Instant endOf(CredentialJson sent) {
    return new Given().instant("credential.endsAt", sent.endsAt());
  }

  /** Null for what is no base64, with or without line breaks. */
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private void verify(String draftId, Workload workload) throws ConnectionsException {
    Instant end = clock.instant().plus(PATIENCE);
    Verification run = drafts.verify(draftId);
    while (run.running()) {
      if (!clock.instant().isBefore(end) || Thread.currentThread().isInterrupted()) {
        throw new RetryLaterException(
            "The verification did not end in time, and nothing was stored.",
            clock.instant().plus(PATIENCE));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      run = drafts.verification(draftId);
    }
    if (run.status() == Status.UNVERIFIED) {
      throw new RetryLaterException(
          notWorking(run, workload).getMessage(), clock.instant().plus(PATIENCE));
    }
    if (!run.status().works()) {
      throw notWorking(run, workload);
    }
  }

  private NotWorkingException notWorking(Verification run, Workload workload) {
    List<StepLine> lines = sentences.steps(run, workload);
    String sentence =
        lines.stream()
            .filter(line -> line.getOutcome() == StepOutcome.FAILED)
            .findFirst()
            .or(() -> lines.stream().filter(ProfileWriting::couldNot).findFirst())
            .map(line -> line.getTitle() + ". " + line.getMore())
            .orElseGet(() -> sentences.progress(run));
    return new NotWorkingException(
        sentence,
        run.steps().stream()
            .filter(step -> step.outcome() == StepOutcome.FAILED && step.finding() != null)
            .map(VerificationStep::finding)
            .findFirst()
            .orElse(null));
  }

  private static boolean couldNot(StepLine line) {
    return line.getOutcome() == StepOutcome.COULD_NOT_VERIFY;
  }
}
