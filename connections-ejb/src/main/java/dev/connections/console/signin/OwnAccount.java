package dev.connections.console.signin;

import dev.connections.console.Caller;
import dev.connections.console.InvalidFieldsException;

/** What each person may do with their own account. For every role of the console. */
public interface OwnAccount {

  /**
   * Changes the password and ends all other sessions of the account. A wrong current password
   * counts like a failed sign-in.
   *
   * @param current wiped before this returns
   * @param next wiped before this returns
   * @return the caller to go on with in this session
   * @throws SignInRefusedException when the current password is not accepted, or as {@link
   *     SignIns#signIn} otherwise
   * @throws InvalidFieldsException field {@code password}; {@code current} with the code {@code
   *     ORGANIZATION} when the password is not kept here
   */
  Caller changePassword(char[] current, char[] next)
      throws SignInRefusedException, InvalidFieldsException;

  /**
   * Ends all other sessions of the account.
   *
   * @return the caller to go on with in this session
   */
  Caller signOutEverywhereElse();
}
