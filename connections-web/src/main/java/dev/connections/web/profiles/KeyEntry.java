package dev.connections.web.profiles;

import dev.connections.api.ConnectionsException;
import dev.connections.api.Workload;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.console.profiles.KeyState;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import dev.connections.words.Sentences;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.omnifaces.cdi.Param;

/**
 * The private key, certificate or client secret of the panel. It is read from the request's own
 * parameters, not through an input component, so that it cannot stay in the view's state and no
 * answer can hold it. The text stays in the person's browser until the key is accepted, since a
 * missing pass phrase must not cost it.
 */
@Named
@RequestScoped
public class KeyEntry {
  @EJB private ProfileDrafts drafts;
  @Inject private ProfilePanel panel;
  @Inject private Messages messages;
  @Inject private Sentences sentences;
  @Inject private CredentialChoice choice;
  @Inject private SecretEntry secret;
  @Inject private EntryControls controls;
  @Inject @Param private String keyText;
  @Inject @Param private String keyPassPhrase;
  @Inject @Param private String keyChoice;
  @Inject @Param private String keyId;

  private boolean passPhraseWanted;
  private List<String> keyIds = List.of();

  /** Takes what was pasted or read from a file. */
  public void enter() {
    take();
  }

  /** Takes what stands in the entry; answers whether that was nothing, or could be used. */
  public boolean takeTyped() {
    return typed().isBlank() || take();
  }

  /**
   * Saves with what stands in the entry, taken or not: a person who typed a key, or its pass
   * phrase, and presses Save means that key.
   */
  public void save() {
    if (typed().isBlank()) {
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
    panel.trying(
        () -> {
          try {
            ProfileDraft entered = entered();
            if (entered != null) {
              panel.setDraft(entered);
              panel.setReplacingKey(false);
              controls.forget();
              taken[0] = true;
            }
          } catch (KeyRefusedException refused) {
            refused(refused);
          }
        });
    return taken[0];
  }

  /** Null when there is something to correct first. */
  private ProfileDraft entered() throws ConnectionsException {
    String draftId = panel.getDraftId();
    byte[] text = typed().getBytes(StandardCharsets.UTF_8);
    String passPhrase = controls.about(typed(), keyPassPhrase);
    char[] opensIt = passPhrase == null ? null : passPhrase.toCharArray();
    String chosen = controls.about(typed(), keyChoice);
    return switch (choice.getKind()) {
      case PRIVATE_KEY -> drafts.enterKey(draftId, text, opensIt, chosen, keyId);
      case CERTIFICATE -> drafts.enterCertificate(draftId, text, null, opensIt, chosen);
      case CLIENT_SECRET -> secret.enter(draftId, typed());
      case GRANT -> throw new IllegalStateException("nobody enters what is granted");
    };
  }

  private String typed() {
    return keyText == null ? "" : keyText;
  }

  private void refused(KeyRefusedException refused) {
    controls.showFor(typed());
    passPhraseWanted =
        refused.refusal() == KeyRefusal.PASS_PHRASE_MISSING
            || refused.refusal() == KeyRefusal.PASS_PHRASE_WRONG;
    boolean choice =
        refused.refusal() == KeyRefusal.SEVERAL_KEYS
            || refused.refusal() == KeyRefusal.KEY_ID_NOT_FOUND;
    keyIds = choice ? refused.details() : List.of();
    // A file with the other half may follow, so what is there stays.
    messages.answer("incomplete", refused.refusal().isHalf());
    tell(refused);
  }

  /** Says beside the entry why a key was refused. */
  void tell(KeyRefusedException refused) {
    Workload workload = panel.getDraft().fields().workload();
    messages.at("key", sentences.refusal(Form.PROFILE, refused, workload));
  }

  /** Asks for another key; the one that is there counts until that is accepted. */
  public void replace() {
    controls.forget();
    panel.setReplacingKey(true);
  }

  /** Shows the key that is there again. */
  public void keep() {
    controls.forget();
    panel.setReplacingKey(false);
  }

  /** Goes back from a candidate to the stored key. */
  public void discard() {
    controls.forget();
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
}
