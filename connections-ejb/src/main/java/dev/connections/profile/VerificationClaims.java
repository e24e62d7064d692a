package dev.connections.profile;

import dev.connections.api.FindingCode;
import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.Verification;
import dev.connections.console.verification.VerificationStep;
import dev.connections.platform.InTransaction;
import dev.connections.provider.ProviderAdapters;
import dev.connections.provider.SignIn;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.Verifier;
import dev.connections.verification.VerificationWork;
import dev.connections.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Claims the verifications of profiles and drafts in a transaction, and starts those that were
 * claimed after it.
 */
@ApplicationScoped
class VerificationClaims {
  @Inject private ProfileRows profiles;
  @Inject private DraftRows drafts;
  @Inject private DraftPlans plans;
  @Inject private SignIns signIns;
  @Inject private Verifications verifications;
  @Inject private ProviderAdapters adapters;
  @Inject private Clock clock;

  @InTransaction
  VerificationClaim ofProfile(String id, Actor by) throws UnknownProfileException {
    return shown(id, runOfProfile(id, by));
  }

  /** Likewise, for nobody who looks at it; empty while another one runs. */
  @InTransaction
  Optional<VerificationClaim.Run> runOfProfile(String id, Actor by) throws UnknownProfileException {
    return claim(id, signIns.of(profiles.getStored(id)), by);
  }

  @InTransaction
  VerificationClaim ofDraft(String id, Actor owner)
      throws DraftGoneException, InvalidFieldsException {
    Draft draft = drafts.lock(id, owner);
    ProfileChange plan = plans.checked(draft);
    draft.touch(clock.instant());
    // Laid out before the claim, which forgets earlier runs.
    return shown(id, claim(id, signIns.of(draft, plan), owner));
  }

  private Optional<VerificationClaim.Run> claim(String subjectId, SignIns.Sealed sealed, Actor by) {
    return verifications
        .claim(subjectId, sealed.content(), by)
        .map(run -> new VerificationClaim.Run(run, work(sealed)));
  }

  private VerificationClaim shown(String subjectId, Optional<VerificationClaim.Run> run) {
    return new VerificationClaim(run, verifications.last(subjectId));
  }

  /** A credential that does not open is found by the verification and is no reason to fail here. */
  private VerificationWork work(SignIns.Sealed sealed) {
    Verifier verifier = adapters.find(sealed.fields().workload(), Verifier.class).orElseThrow();
    try {
      SignIn signIn = signIns.open(sealed);
      return (limit, steps) -> verifier.verify(signIn, limit, steps);
    } catch (UnusableCredentialException unusable) {
      return unusable(unusable.finding(), sealed.proofOfPossession());
    }
  }

  /** Nobody is asked, and the person reads why. */
  private static VerificationWork unusable(FindingCode finding, boolean proofOfPossession) {
    VerificationStep told =
        new VerificationStep(
            StepCode.CREDENTIAL, "", StepOutcome.FAILED, finding, List.of(), "", 0);
    return (limit, steps) -> {
      steps.accept(told);
      return VerificationResult.of(null, proofOfPossession);
    };
  }

  /** Now that the claim is there for all nodes to see; without a transaction. */
  Verification start(VerificationClaim claim) {
    claim.run().ifPresent(run -> verifications.start(run.id(), run.work()));
    return claim.verification();
  }
}
