package dev.connections.console;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;

/**
 * A person who signed in, as the HTTP session keeps it and as the container hands it on as the
 * principal, so that a service knows the account and not only a name. It is checked against the
 * account on each request, so that a change of role, password or state ends running sessions.
 *
 * @param epoch of the account at sign-in; the account's grows when its sessions have to end
 * @param local whether the password is kept here, so that it can be changed here
 */
public record Caller(
    String accountId, String name, Role role, long epoch, boolean local, Instant signedInAt)
    implements Principal, Serializable {
  private static final long serialVersionUID = 1;

  @Override
  public String getName() {
    return name;
  }

  public Set<String> groups() {
    return Set.of(role.group());
  }
}
