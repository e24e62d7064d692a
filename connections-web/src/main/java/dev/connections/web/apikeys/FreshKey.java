package dev.connections.web.apikeys;

import dev.connections.console.apikeys.NewApiKey;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;

/** An API key that this request made; the next request does not know it any more. */
@Named
@RequestScoped
public class FreshKey {
  @Inject private Messages messages;

  private NewApiKey key;

  void show(NewApiKey made) {
    key = made;
    messages.update("fresh");
  }

  public boolean isThere() {
    return key != null;
  }

  public String getTitle() {
    return messages.sentence("apiKeysText", "fresh.title", key.name());
  }

  public String getKey() {
    return key.key();
  }

  public Instant getExpiresAt() {
    return key.expiresAt();
  }
}
