package dev.connections.web.apikeys;

import dev.connections.console.apikeys.ApiKeyRow;
import dev.connections.console.apikeys.KeyOperation;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** API keys in words. */
@Named
@RequestScoped
public class ApiKeyWords {
  private static final String TEXT = "apiKeysText";
  private static final int NAMED = 3;

  @Inject private Messages messages;

  /** In the order in which they are offered. */
  public List<KeyOperation> operations(ApiKeyRow row) {
    return Arrays.stream(KeyOperation.values()).filter(row.operations()::contains).toList();
  }

  /** Which connections a key reaches. */
  public String reach(ApiKeyRow row) {
    if (row.everyConnection()) {
      return messages.sentence(TEXT, "reach.EVERY");
    }
    List<String> names = row.connections().values().stream().sorted().toList();
    if (names.isEmpty()) {
      return messages.sentence(TEXT, "reach.none");
    }
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() <= NAMED
        ? first
        : messages.sentence(TEXT, "reach.more", first, names.size() - NAMED);
  }

  /** The shape of its state. */
  public String shape(ApiKeyRow row) {
    return switch (row.state()) {
      case ACTIVE -> "ok";
      case EXPIRED -> "warn";
      case REVOKED -> "DISABLED";
    };
  }

  /** What follows when a key is revoked. */
  public String revocation(ApiKeyRow row) {
    return messages.sentence(TEXT, "revoke.message", row.name());
  }

  public String days(int number) {
    return messages.sentence(TEXT, "days", number);
  }
}
