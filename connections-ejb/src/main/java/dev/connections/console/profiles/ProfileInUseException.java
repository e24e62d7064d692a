package dev.connections.console.profiles;

import dev.connections.api.ConnectionsException;
import java.util.List;

/** Something signs in with the profile, so it cannot be deleted. */
public final class ProfileInUseException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final List<String> usedBy;

  public ProfileInUseException(List<String> usedBy) {
    super("The profile is used by " + String.join(", ", usedBy) + ".");
    this.usedBy = List.copyOf(usedBy);
  }

  public List<String> usedBy() {
    return usedBy;
  }
}
