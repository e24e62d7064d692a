package dev.connections.web.profiles;

import dev.connections.api.Workload;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileOffer;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** What the panel can be for, and which kind of credential is entered in it. */
@Named
@ViewScoped
public class CredentialChoice implements Serializable {
  @EJB private ProfileDrafts drafts;
  @Inject private ProfilePanel panel;

  private CredentialKind chosen;
  private transient List<ProfileOffer> offers;

  public List<Workload> getWorkloads() {
    return offers().stream().map(ProfileOffer::workload).toList();
  }

  /** Those of the chosen workload, the advised one first. */
  public List<CredentialKind> getKinds() {
    Workload workload = panel.getDraft().fields().workload();
    return offers().stream()
        .filter(offer -> offer.workload().equals(workload))
        .findFirst()
        .map(ProfileOffer::credentialKinds)
        .orElse(List.of());
  }

  private List<ProfileOffer> offers() {
    if (offers == null) {
      offers = drafts.offers();
    }
    return offers;
  }

  /** The chosen one, else that of the credential that is there, else the advised one. */
  public CredentialKind getKind() {
    List<CredentialKind> kinds = getKinds();
    CredentialView there = panel.getDraft().credential();
    if (chosen != null && kinds.contains(chosen)) {
      return chosen;
    }
    if (there != null && kinds.contains(there.credentialKind())) {
      return there.credentialKind();
    }
    return kinds.isEmpty() ? CredentialKind.PRIVATE_KEY : kinds.get(0);
  }

  public void setKind(CredentialKind kind) {
    chosen = kind;
  }
}
