package dev.connections.web.onboarding;

import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.web.profiles.KeyEntry;
import dev.connections.web.profiles.ProfilePanel;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The app's authentication secrets, which are entered as those of a profile are. */
@RequestScoped
class AppCredential {
  @Inject private ProfilePanel panel;
  @Inject private KeyEntry entry;

  /**
   * @param here where to go on when the profile's draft, which lives for an hour, is gone
   */
  void use(ConnectionDraft draft, String here) {
    panel.serve(draft.profile(), here);
  }

  /** A person who typed a key and goes on means that key; answers whether it could be used. */
  boolean takeTyped() {
    return entry.takeTyped();
  }
}
