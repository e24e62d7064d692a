package dev.connections.onboarding;

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
import dev.connections.console.UnknownConnectionException;
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
import dev.connections.provider.CustomApplications;
import dev.connections.provider.Organization;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.net.URI;
import java.util.Collection;
import java.util.List;

/** The console's view of the wizard: roles and callers here, transactions below. */
@Stateless
@Local(ConnectionDrafts.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectionDraftsBean implements ConnectionDrafts {
  @Inject private CurrentCaller callers;
  @Inject private WizardStore store;
  @Inject private WizardFinish finishing;
  @EJB private AuditTrail trail;
  @Inject private OrganizationFinder finder;
  @Inject private ConsentTrips trips;
  @Inject private Catalog catalog;
  @Inject private CustomApplications customApplications;
  @EJB private ProfileDrafts profileDrafts;

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft create() throws TooManyDraftsException {
    return store.create(caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft addApplication(String connectionId)
      throws UnknownConnectionException, TooManyDraftsException {
    return store.addApplication(connectionId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft fromProfile(String profileId)
      throws UnknownProfileException, ProfileInUseException, TooManyDraftsException {
    return store.fromProfile(profileId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<ConnectionDraft> open() {
    return store.open(caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public ConnectionDraft get(String draftId) throws DraftGoneException {
    return store.get(draftId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<WorkloadChoice> workloads() {
    return catalog.workloads().stream()
        .map(WorkloadView::workload)
        .map(one -> new WorkloadChoice(one, customApplications.at(one).isPresent()))
        .toList();
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft update(String draftId, Basics basics) throws DraftGoneException {
    return store.update(draftId, caller(), basics);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft findOrganization(String draftId)
      throws DraftGoneException, InvalidFieldsException, OrganizationTakenException {
    Basics asked = store.checkedBasics(draftId, caller());
    Organization found = finder.find(asked.workload(), asked.organization());
    return store.found(draftId, caller(), asked, found);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft choose(String draftId, Collection<String> capabilities)
      throws DraftGoneException {
    return store.choose(draftId, caller(), capabilities);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft goTo(String draftId, WizardStep step)
      throws DraftGoneException, InvalidFieldsException {
    return store.goTo(draftId, caller(), step);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<ProfileRow> usableProfiles(String draftId) throws DraftGoneException {
    return store.usableProfiles(draftId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft describe(
      String draftId, String applicationName, String clientId, String profileId)
      throws DraftGoneException {
    return store.describe(draftId, caller(), applicationName, clientId, profileId);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public URI consentPage(String draftId, URI redirectUri)
      throws DraftGoneException, InvalidFieldsException {
    return trips.ofDraft(draftId, caller(), redirectUri);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public ConnectionDraft verify(String draftId) throws DraftGoneException, InvalidFieldsException {
    profileDrafts.verify(store.readyToVerify(draftId, caller()));
    return store.get(draftId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public String finish(String draftId, boolean evenIfNotWorking)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          OrganizationTakenException {
    Actor owner = caller();
    try {
      return finishAgainAfterARace(draftId, owner, evenIfNotWorking);
    } catch (ChangedMeanwhileException changed) {
      finishing.startOver(draftId, owner);
      throw new NotVerifiedException();
    } catch (OrganizationTakenException taken) {
      trail.refused(
          Act.CONNECTION_CREATED,
          Subject.of("connection", draftId, ""),
          "organization of " + taken.connectionName());
      throw taken;
    }
  }

  /** Two drafts may be for one organization: the second time, the loser sees the winner. */
  private String finishAgainAfterARace(String draftId, Actor owner, boolean even)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          OrganizationTakenException,
          ChangedMeanwhileException {
    try {
      return finishing.finish(draftId, owner, even);
    } catch (PersistenceException lostARace) {
      return finishing.finish(draftId, owner, even);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void discard(String draftId) {
    store.discard(draftId, caller());
  }

  private Actor caller() {
    return callers.actor();
  }
}
