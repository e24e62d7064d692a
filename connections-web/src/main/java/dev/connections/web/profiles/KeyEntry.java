package dev.connections.web.profiles;

import dev.connections.console.CredentialView;
import dev.connections.console.KeyAlgorithm;
import dev.connections.console.KeyRefusal;
import dev.connections.console.KeyRefusedException;
import dev.connections.console.KeyState;
import dev.connections.console.ProfileDrafts;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The private key of the panel. It is read from the request's own parameters, not through an input
 * component, so that it cannot stay in the view's state and no answer can hold it. The text stays
 * in the person's browser until the key is accepted, since a missing pass phrase must not cost it.
 */
@Named
@RequestScoped
public class KeyEntry {
  @EJB private ProfileDrafts drafts;
  @Inject private ProfilePanel panel;
  @Inject private Messages messages;
  @Inject private Wording wording;

  private boolean passPhraseWanted;
  private List<String> keyIds = List.of();
  private KeyAlgorithm algorithm = KeyAlgorithm.RSA_2048;

  /** Takes what was pasted or read from a file. */
  public void enter() {
    take();
  }

  /**
   * Saves with what stands in the entry, taken or not: a person who typed a key, or its pass
   * phrase, and presses Save means that key.
   */
  public void save() {
    if (messages.parameter("keyText").isBlank()) {
      panel.save();
      return;
    }
    panel.keep();
    if (take()) {
      messages.update("keySection");
      panel.save();
    }
  }

  /** Returns whether the draft has the key now. */
  private boolean take() {
    boolean[] taken = new boolean[1];
    byte[] text = messages.parameter("keyText").getBytes(StandardCharsets.UTF_8);
    String passPhrase = messages.parameter("keyPassPhrase");
    String keyId = messages.parameter("keyId");
    panel.trying(
        () -> {
          try {
            panel.setDraft(
                drafts.enterKey(
                    panel.getDraftId(),
                    text,
                    passPhrase.isEmpty() ? null : passPhrase.toCharArray(),
                    keyId.isEmpty() ? null : keyId));
            panel.setReplacingKey(false);
            taken[0] = true;
          } catch (KeyRefusedException refused) {
            refused(refused);
          }
        });
    return taken[0];
  }

  private void refused(KeyRefusedException refused) {
    passPhraseWanted =
        refused.refusal() == KeyRefusal.PASS_PHRASE_MISSING
            || refused.refusal() == KeyRefusal.PASS_PHRASE_WRONG;
    boolean choice =
        refused.refusal() == KeyRefusal.SEVERAL_KEYS
            || refused.refusal() == KeyRefusal.KEY_ID_NOT_FOUND;
    keyIds = choice ? refused.details() : List.of();
    messages.at("key", wording.refusal(refused));
  }

  public void generate() {
    panel.trying(() -> panel.setDraft(drafts.generateKey(panel.getDraftId(), algorithm)));
    keep();
  }

  /** Asks for another key; the one that is there counts until that is accepted. */
  public void replace() {
    panel.setReplacingKey(true);
  }

  /** Shows the key that is there again. */
  public void keep() {
    panel.setReplacingKey(false);
  }

  /** Goes back from a candidate to the stored key. */
  public void discard() {
    panel.trying(() -> panel.setDraft(drafts.discardCredential(panel.getDraftId())));
  }

  /** Whether the entry is shown instead of the key that is there. */
  public boolean isOpen() {
    return panel.isReplacingKey()
        || panel.getDraft().credential() == null
        || panel.getDraft().credentialMustBeEntered();
  }

  /** Whether there is a key to go back to. */
  public boolean isKeyThere() {
    return panel.getDraft().credential() != null && !panel.getDraft().credentialMustBeEntered();
  }

  /** Whether the key was made here, so that its public half has yet to be given to the provider. */
  public boolean isGenerated() {
    return isCandidate() && "GENERATED".equals(panel.getDraft().credential().source());
  }

  /** Whether the key that is there was entered in this draft and is not stored yet. */
  public boolean isCandidate() {
    CredentialView key = panel.getDraft().credential();
    return key != null && key.state() == KeyState.CANDIDATE;
  }

  public boolean isPassPhraseWanted() {
    return passPhraseWanted;
  }

  public List<String> getKeyIds() {
    return keyIds;
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
