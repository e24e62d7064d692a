package dev.connections.console.workloads;

/**
 * What the client IDs of a provider look like.
 *
 * @param pattern a regular expression for the whole of one; empty when nothing is known
 * @param certain whether the provider says so: another text is refused. Otherwise people are only
 *     asked to look again
 */
public record ClientIdForm(String pattern, boolean certain) {
  public static final ClientIdForm ANY = new ClientIdForm("", false);

  /** Whether a client ID looks like this. */
  public boolean fits(String clientId) {
    return pattern.isEmpty() || clientId.matches(pattern);
  }
}
