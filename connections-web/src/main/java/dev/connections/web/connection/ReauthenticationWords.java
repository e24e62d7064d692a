package dev.connections.web.connection;

import dev.connections.api.Finding;
import dev.connections.api.Workload;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.verification.Verification;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Why an application has to be reauthenticated, and what its new grant means. */
@Named
@RequestScoped
public class ReauthenticationWords {
  private static final String TEXT = "grantText";

  @Inject private ReauthenticationPage page;
  @Inject private Messages messages;

  public String getTitle() {
    ApplicationDetails application = page.getApplication();
    return application == null ? "" : messages.sentence(TEXT, "renewal.title", application.name());
  }

  public Workload getWorkload() {
    return page.getConnection().organization().workload();
  }

  /** What another sign-in is the remedy for. */
  public List<Finding> getReasons() {
    return page.getApplication().findings().stream()
        .filter(finding -> Remedy.of(finding.code()).contains(Remedy.REAUTHENTICATE))
        .toList();
  }

  /** The grant that is in use; null when there is none. */
  public CredentialView getNow() {
    return GrantChange.current(page.getApplication());
  }

  /** Whether there is another one to look at. */
  public boolean isCandidate() {
    GrantTrip trip = page.getRenewal().trip();
    return trip != null
        && trip.end() == GrantEnd.GRANTED
        && page.getDraft() != null
        && page.getDraft().credential() != null;
  }

  public String getAccount() {
    return isCandidate() ? page.getDraft().credential().thumbprint() : "";
  }

  public Verification getVerification() {
    return isCandidate() ? page.getDraft().verification() : null;
  }

  public boolean isRunning() {
    return getVerification() != null && getVerification().running();
  }

  public boolean isEnded() {
    return getVerification() != null && !getVerification().running();
  }

  public boolean isWorking() {
    return isEnded() && getVerification().status().works();
  }

  public GrantChange getChange() {
    return GrantChange.of(page.getApplication(), page.getDraft());
  }

  public String getOtherAccount() {
    GrantChange change = getChange();
    return messages.sentence(TEXT, "renewal.account", change.account(), change.accountBefore());
  }

  public String getGained() {
    return messages.sentence(TEXT, "renewal.gained", String.join(", ", getChange().gained()));
  }

  public String getLost() {
    return messages.sentence(TEXT, "renewal.lost", String.join(", ", getChange().lost()));
  }
}
