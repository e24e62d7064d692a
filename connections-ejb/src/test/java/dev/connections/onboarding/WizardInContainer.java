package dev.connections.onboarding;

import dev.connections.api.ApplicationType;
import dev.connections.api.ConnectionsException;
import dev.connections.api.Workload;
import dev.connections.audit.CurrentCaller;
import dev.connections.connection.ConnectionRowsInContainer;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.verification.Verification;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What tests of the wizard do over and over. To be called in a role. */
@ApplicationScoped
public class WizardInContainer {
  /** Drafts that tests before left open; a person may have fifty. */
  private static final int FEW = 30;

  @EJB private ConnectionDrafts drafts;
  @EJB private ProfileDrafts profileDrafts;
  @Inject private ConnectionRowsInContainer rows;
  @EJB private CurrentCaller callers;

  /** The first label of an organization's domain that no other test knows. */
  public static String anOrganization() {
    return "acme" + UUID.randomUUID().toString().substring(0, 8);
  }

  public static Basics basics(String organization) {
    return basics(organization, organization + ".okta.test");
  }

  public static Basics basics(String name, String organization) {
    return new Basics(name, Workload.of("OKTA"), ApplicationType.CUSTOM, organization);
  }

  /** A draft whose organization is found. */
  public ConnectionDraft found(Basics basics) throws ConnectionsException {
    if (drafts.open().size() > FEW) {
      rows.giveEarlierDrafts(callers.actor().name(), "earlier");
    }
    ConnectionDraft draft = drafts.create();
    drafts.update(draft.id(), basics);
    return drafts.findOrganization(draft.id());
  }

  /** A draft with everything but a verification. */
  public ConnectionDraft filled(Basics basics, String clientId) throws ConnectionsException {
    return described(found(basics).id(), basics.name() + " backup", clientId);
  }

  public ConnectionDraft described(String draftId, String name, String clientId)
      throws ConnectionsException {
    drafts.goTo(draftId, WizardStep.APP_DETAILS);
    ConnectionDraft described = drafts.describe(draftId, name, clientId, null);
    profileDrafts.generateKey(described.profile().id(), KeyAlgorithm.EC_P256);
    return drafts.goTo(draftId, WizardStep.REVIEW);
  }

  public Verification verified(String draftId) throws ConnectionsException {
    return ended(drafts.verify(draftId).profile().id());
  }

  /** The verification of a profile's draft, once it ended. */
  public Verification ended(String profileDraft) throws ConnectionsException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (profileDrafts.verification(profileDraft).running()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not within the time");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return profileDrafts.verification(profileDraft);
  }

  /** The id of a new connection. */
  public String connected(String organization) throws ConnectionsException {
    String draft = filled(basics(organization), "0oa" + organization).id();
    verified(draft);
    return drafts.finish(draft, false);
  }

  List<String> chosen(String draftId, String... codes) throws ConnectionsException {
    return drafts.choose(draftId, List.of(codes)).capabilities();
  }
}
