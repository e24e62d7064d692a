package dev.connections.console.signin;

import dev.connections.console.Caller;
import dev.connections.console.InvalidFieldsException;

/**
 * Makes the first administrator, and leads back in when the last one is lost. Open to anonymous
 * visitors; what it asks for instead is a one-time token that only a person with access to the
 * machine can read: it lies in the file {@code set-up-token} of the data directory, readable by its
 * owner alone, for 30 minutes.
 */
public interface SetUp {

  /** Whether nobody can administer the console by password. */
  boolean needed();

  /**
   * Whether the set-up page has something to do: no administrator can sign in with a password, or
   * an operator left an empty file {@code recover} in the data directory. Makes a new token file
   * when that of this machine is missing or out of date.
   */
  boolean open();

  /**
   * Makes an enabled administrator and closes the set-up. A name that exists already gets the new
   * password and the role, and its sessions end.
   *
   * @param password wiped before this returns
   * @throws InvalidFieldsException fields {@code name}, {@code password} and {@code token}
   */
  Caller finish(String name, char[] password, char[] token) throws InvalidFieldsException;
}
