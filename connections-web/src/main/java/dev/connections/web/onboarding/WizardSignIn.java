package dev.connections.web.onboarding;

import dev.connections.api.ConnectionsException;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.grant.Grants;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.WizardStep;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The wizard's step in which a person signs in at the provider and comes back. */
@Named
@RequestScoped
public class WizardSignIn {
  @EJB private Grants grants;
  @EJB private ConnectionDrafts drafts;
  @Inject private AddConnection wizard;
  @Inject private WizardPaths paths;

  /** Ends the trip of which the answer came back, and goes on when it ended well. */
  public String finish() {
    return end(() -> grants.finish(wizard.getDraftId()));
  }

  /** Uses the account that signed in, although it is another one than before. */
  public String confirm() {
    return end(() -> grants.confirm(wizard.getDraftId()));
  }

  /** Says which organization is meant of those that the account reaches. */
  public String choose(String organizationId) {
    return end(() -> grants.choose(wizard.getDraftId(), organizationId));
  }

  private String end(Ending ending) {
    GrantTrip[] ended = new GrantTrip[1];
    wizard.trying(
        () -> {
          ended[0] = ending.end();
          wizard.show(drafts.get(wizard.getDraftId()));
        });
    return ended[0] != null && ended[0].end() == GrantEnd.GRANTED ? goOn() : null;
  }

  /** To the step behind this one. */
  public String goOn() {
    return wizard.to(paths.of(wizard.getDraft()).after(WizardStep.SIGN_IN));
  }

  /** Who signed in; empty while nobody did. */
  public String getAccount() {
    ConnectionDraft draft = wizard.getDraft();
    return draft.profile() == null || draft.profile().credential() == null
        ? ""
        : draft.profile().credential().thumbprint();
  }

  /** What ends a trip. */
  private interface Ending {
    GrantTrip end() throws ConnectionsException;
  }
}
