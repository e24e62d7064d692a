package dev.connections.audit;

import dev.connections.console.Caller;
import dev.connections.console.ProgramCaller;
import java.security.Principal;

/**
 * Who does something. Names come back: a person may be removed and another one added under the same
 * name. So whatever belongs to somebody belongs to an id, and the name is there to be read.
 *
 * @param id of the account of a person; as {@link ProgramCaller#id} for a program that signed in;
 *     {@code principal:} and the name for another application; empty for nobody and for the service
 *     itself, which own nothing
 */
public record Actor(String id, String name) {
  /** Nobody signed in for it. */
  public static final Actor NOBODY = new Actor("", "anonymous");

  /** What the service does by itself. */
  public static final Actor SYSTEM = new Actor("", "system");

  private static final String OTHERS = "principal:";

  /** Whom the container knows the caller as; {@code null} counts as nobody. */
  public static Actor of(Principal principal) {
    if (principal instanceof Caller person) {
      return new Actor(person.accountId(), person.name());
    }
    if (principal instanceof ProgramCaller program) {
      return new Actor(program.id(), program.name());
    }
    String name = principal == null ? null : principal.getName();
    return name == null || name.isEmpty() || "ANONYMOUS".equals(name)
        ? NOBODY
        : new Actor(OTHERS + name, name);
  }
}
