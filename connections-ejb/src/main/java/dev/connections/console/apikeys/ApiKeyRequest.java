package dev.connections.console.apikeys;

import java.util.Set;

/**
 * An API key that is to be made.
 *
 * @param name what people call it; at most 100 characters
 * @param operations what it may be used for; at least one
 * @param everyConnection whether it reaches every connection, also those that come later
 * @param connections ids of those that it reaches, if not every one; at least one then, and at most
 *     {@link #MOST_CONNECTIONS}
 * @param days for how long it can be used, 1 to {@link #LONGEST_DAYS}
 */
public record ApiKeyRequest(
    String name,
    Set<KeyOperation> operations,
    boolean everyConnection,
    Set<String> connections,
    int days) {
  /** The longest time that a key can be used without being renewed. */
  public static final int LONGEST_DAYS = 366;

  /** More than this is every connection. */
  public static final int MOST_CONNECTIONS = 100;

  public ApiKeyRequest {
    operations = Set.copyOf(operations);
    connections = Set.copyOf(connections);
  }
}
