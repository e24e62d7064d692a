package dev.connections.console.signin;

import dev.connections.console.Caller;

/** Signing in with a name and a password that are kept here. Open to anonymous visitors. */
public interface SignIns {

  /**
   * Checks a password at the cost of about half a second, the same for names that do not exist.
   * Repeated failures lock the name for a growing time, whether or not an account has it.
   *
   * @param password wiped before this returns
   * @throws SignInRefusedException NOT_ACCEPTED or LOCKED; BUSY after ten seconds of waiting for a
   *     processor
   */
  Caller signIn(String name, char[] password) throws SignInRefusedException;

  /**
   * Whether a session may go on: the account is still there and enabled, and its role and epoch are
   * those of the sign-in. One look-up by primary key.
   */
  boolean stillValid(Caller caller);

  /**
   * Writes down that a page, or something done on it, was refused to the caller's role.
   *
   * @param page its path, without query
   */
  void refused(Caller caller, String page);

  /** Writes down that a session was ended by its owner. */
  void signedOut(Caller caller);
}
