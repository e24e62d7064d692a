package dev.connections.console;

import java.security.Principal;
import java.util.Set;

/**
 * A program that signed in for one request, as the container hands it on as the principal. What it
 * links belongs to its id, which stays the same when its secret is replaced.
 *
 * @param id {@code key:} and the id of an API key, or {@code client:} and the id of a client of the
 *     organization's OpenID provider; the id of no account looks like it
 * @param name what people call it
 * @param groups the roles that it has
 * @param everyConnection whether it may reach every connection, also those that come later
 * @param connections ids of those that it may reach, if not every one
 */
public record ProgramCaller(
    String id, String name, Set<String> groups, boolean everyConnection, Set<String> connections)
    implements Principal {
  public ProgramCaller {
    groups = Set.copyOf(groups);
    connections = Set.copyOf(connections);
  }

  @Override
  public String getName() {
    return name;
  }

  public boolean reaches(String connectionId) {
    return everyConnection || connections.contains(connectionId);
  }
}
