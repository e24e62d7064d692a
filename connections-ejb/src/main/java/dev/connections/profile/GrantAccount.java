package dev.connections.profile;

/**
 * Who granted something at a provider.
 *
 * @param id the provider's own; empty when it did not tell
 * @param name as people know it; empty when it did not tell
 */
public record GrantAccount(String id, String name) {
  /** Whether it is another one, as far as the provider told. */
  public boolean differsFrom(GrantAccount other) {
    return !id.isEmpty() && !other.id().isEmpty() && !id.equals(other.id());
  }
}
