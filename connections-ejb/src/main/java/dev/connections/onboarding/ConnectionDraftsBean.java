package dev.connections.onboarding;

import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.capability.Catalog;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.activity.Act;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.platform.InTransaction;
import dev.connections.platform.Transactions;
import dev.connections.provider.CustomApplications;
import dev.connections.provider.Organization;
import dev.connections.provider.SystemApplications;
import dev.connections.signin.SignInTrips;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a person does in the wizard. */
@Stateless
@Local(ConnectionDrafts.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectionDraftsBean implements ConnectionDrafts {
  @Inject private CurrentCaller callers;
  @Inject private Transactions transactions;
  @Inject private WizardDraftRows drafts;
  @Inject private OpenDrafts opened;
  @Inject private WizardProfileDrafts profileDrafts;
  @Inject private WizardRules rules;
  @Inject private WizardViews views;
  @Inject private WizardCalls calls;
  @Inject private OrganizationFinder finder;
  @EJB private ProfileDrafts verifying;
  @Inject private ConsentTrips trips;
  @Inject private SignInTrips signIns;
  @Inject private WizardFinish finishing;
  @Inject private Catalog catalog;
  @Inject private CustomApplications customApplications;
  @Inject private SystemApplications systemApplications;
  @EJB private AuditTrail trail;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ConnectionDraft create() throws TooManyDraftsException {
    return views.of(opened.forNewConnection(caller()));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ConnectionDraft addApplication(String connectionId)
      throws UnknownConnectionException, TooManyDraftsException {
    return views.of(opened.forConnection(connectionId, caller()));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ConnectionDraft fromProfile(String profileId)
      throws UnknownProfileException, ProfileInUseException, TooManyDraftsException {
    return views.of(opened.forProfile(profileId, caller()));
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public List<ConnectionDraft> open() {
    return drafts.open(caller()).stream().filter(d -> !d.untouched()).map(views::of).toList();
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public ConnectionDraft get(String draftId) throws DraftGoneException {
    return views.of(drafts.get(draftId, caller()));
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<WorkloadChoice> workloads() {
    return catalog.workloads().stream()
        .map(WorkloadView::workload)
        .map(
            one ->
                new WorkloadChoice(
                    one, customApplications.at(one).isPresent(), systemApplications.offer(one)))
        .toList();
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ConnectionDraft update(String draftId, Basics basics) throws DraftGoneException {
    WizardDraft draft = drafts.lock(draftId, caller());
    if (basics.type() != draft.basics().type() || draft.ofSystem() && draft.isElsewhere(basics)) {
      // Of what was granted nothing may reach another provider or organization.
      profileDrafts.forget(draft);
      signIns.forget(draft.id());
    }
    String before = draft.profileId();
    enter(draft, basics);
    forgetDraftOf(before, draft);
    return views.of(draft);
  }

  private void enter(WizardDraft draft, Basics basics) {
    if (draft.connectionId() == null) {
      draft.enter(basics, clock.instant());
    } else if (basics.type() != draft.basics().type()) {
      draft.choose(basics.type());
    }
  }

  /** What edits the profile that was used before would give it the fields of another one. */
  private void forgetDraftOf(String profileBefore, WizardDraft draft) {
    if (!Objects.equals(profileBefore, draft.profileId())) {
      profileDrafts.forget(draft);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft findOrganization(String draftId)
      throws DraftGoneException, InvalidFieldsException, OrganizationTakenException {
    Optional<Basics> asked = calls.toFind(draftId, caller());
    if (asked.isEmpty()) {
      return calls.nothingToFind(draftId, caller());
    }
    Organization found = finder.find(asked.get().workload(), asked.get().organization());
    return calls.found(draftId, caller(), asked.get(), found);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ConnectionDraft choose(String draftId, Collection<String> capabilities)
      throws DraftGoneException {
    WizardDraft draft = drafts.lock(draftId, caller());
    if (draft.organization() != null || draft.ofSystem()) {
      draft.choose(catalog.choice(draft.basics().workload(), capabilities), clock.instant());
    }
    return views.of(draft);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ConnectionDraft goTo(String draftId, WizardStep step)
      throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.lock(draftId, caller());
    if (step.compareTo(draft.ofSystem() ? WizardStep.CONSENT : WizardStep.APP_DETAILS) >= 0
        && draft.organization() != null) {
      profileDrafts.prepare(draft);
    }
    rules.refuse(rules.before(step, draft));
    draft.goTo(step);
    return views.of(draft);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public List<ProfileRow> usableProfiles(String draftId) throws DraftGoneException {
    return profileDrafts.usable(drafts.get(draftId, caller()));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public ConnectionDraft describe(
      String draftId, String applicationName, String clientId, String profileId)
      throws DraftGoneException {
    WizardDraft draft = drafts.lock(draftId, caller());
    String before = draft.profileId();
    String usable = profileDrafts.mayUse(draft, profileId) ? profileId : null;
    draft.describe(applicationName, clientId, usable, clock.instant());
    forgetDraftOf(before, draft);
    profileDrafts.prepare(draft);
    return views.of(draft);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public URI consentPage(String draftId, URI redirectUri)
      throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.lock(draftId, caller());
    rules.refuse(rules.before(WizardStep.CONSENT, draft));
    return trips.ofDraft(draft, redirectUri);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft verify(String draftId) throws DraftGoneException, InvalidFieldsException {
    verifying.verify(calls.toVerify(draftId, caller()));
    return transactions.call(() -> views.of(drafts.get(draftId, caller())));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public String finish(String draftId, boolean evenIfNotWorking)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          OrganizationTakenException {
    try {
      return finishing.finish(draftId, caller(), evenIfNotWorking);
    } catch (ChangedMeanwhileException changed) {
      finishing.startOver(draftId, caller());
      throw new NotVerifiedException();
    } catch (OrganizationTakenException taken) {
      trail.refused(
          Act.CONNECTION_CREATED,
          Subject.of("connection", draftId, ""),
          "organization of " + taken.connectionName());
      throw taken;
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void discard(String draftId) {
    try {
      WizardDraft draft = drafts.lock(draftId, caller());
      profileDrafts.forget(draft);
      drafts.remove(draft);
    } catch (DraftGoneException goneAlready) {
      // Nothing is left to forget.
      return;
    }
  }

  private Actor caller() {
    return callers.actor();
  }
}
