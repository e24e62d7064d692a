package dev.connections.console.signin;

import dev.connections.console.Caller;
import dev.connections.console.InvalidFieldsException;
import java.util.Optional;

/**
 * What a one-time link leads to: choosing the first password, or a new one. Open to anonymous
 * visitors who hold a link.
 */
public interface Invitations {

  /** Whom a link is for; empty when it was used, replaced or ran out. */
  Optional<String> nameFor(String token);

  /**
   * Sets the password and uses the link up.
   *
   * @param password wiped before this returns
   * @throws InvitationGoneException when the link was used, replaced or ran out
   * @throws InvalidFieldsException field {@code password}
   */
  Caller accept(String token, char[] password)
      throws InvitationGoneException, InvalidFieldsException;
}
