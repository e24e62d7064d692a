package dev.connections.onboarding;

import dev.connections.platform.InTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** The wizard's drafts whose day is over. */
@ApplicationScoped
class ExpiredDrafts {
  @Inject private WizardDraftRows drafts;
  @Inject private WizardProfileDrafts profileDrafts;
  @Inject private Clock clock;

  /** Removes them with their credentials, a part at a time; answers how many that were. */
  @InTransaction
  int remove() {
    List<WizardDraft> expired = drafts.expired(clock.instant());
    expired.forEach(profileDrafts::forget);
    expired.forEach(drafts::remove);
    return expired.size();
  }
}
