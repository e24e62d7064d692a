package dev.connections.web.profiles;

import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.console.profiles.ProfileDrafts;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** A key that is made here, and the ID of one that is there. */
@Named
@RequestScoped
public class KeyMaking {
  @EJB private ProfileDrafts drafts;
  @Inject private ProfilePanel panel;
  @Inject private KeyEntry entry;
  @Inject @Param private String keyName;

  private KeyAlgorithm algorithm = KeyAlgorithm.RSA_2048;
  private int years = 1;

  public void generate() {
    panel.trying(() -> panel.setDraft(drafts.generateKey(panel.getDraftId(), algorithm)));
    entry.keep();
  }

  public void generateCertificate() {
    panel.trying(() -> panel.setDraft(drafts.generateCertificate(panel.getDraftId(), years)));
    entry.keep();
  }

  /** Gives the key that is there the ID that the provider shows beside it. */
  public void name() {
    panel.trying(
        () -> {
          try {
            panel.setDraft(drafts.nameKey(panel.getDraftId(), keyName));
          } catch (KeyRefusedException refused) {
            entry.tell(refused);
          }
        });
  }

  public int getYears() {
    return years;
  }

  public void setYears(int years) {
    this.years = years;
  }

  public KeyAlgorithm[] getAlgorithms() {
    return KeyAlgorithm.values();
  }

  public KeyAlgorithm getAlgorithm() {
    return algorithm;
  }

  public void setAlgorithm(KeyAlgorithm algorithm) {
    this.algorithm = algorithm;
  }
}
