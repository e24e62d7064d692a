package dev.connections.console.people;

import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Page;
import dev.connections.console.Role;

/**
 * Who may sign in to the console. For administrators. The last enabled administrator who can sign
 * in with a password cannot be removed, disabled or given another role; who signs in through the
 * organization does not count, since that way may break.
 *
 * <p>A change names the version that the administrator saw ({@link Person#version()}). It is
 * refused with {@link UnknownPersonException} when the person was removed, and with {@link
 * ChangedMeanwhileException} when somebody changed the person since.
 */
public interface People {

  /** Sorted by name; filtered and counted in the database. */
  Page<Person> list(PeopleFilter filter);

  /**
   * Adds a person, who chooses a password with the link.
   *
   * @throws InvalidFieldsException field {@code name}
   */
  OneTimeLink add(String name, Role role) throws InvalidFieldsException;

  /**
   * Replaces the password by a link with which the person chooses a new one. The old password and
   * older links stop working at once, and the person's sessions end.
   *
   * @throws PersonRefusedException OWN_ACCOUNT, ORGANIZATION_ACCOUNT or LAST_ADMINISTRATOR
   */
  OneTimeLink newLink(String id, long version)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException;

  /**
   * Gives another role and ends the person's sessions.
   *
   * @throws PersonRefusedException ORGANIZATION_ACCOUNT or LAST_ADMINISTRATOR
   */
  void changeRole(String id, long version, Role role)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException;

  /**
   * Keeps the person out and ends their sessions.
   *
   * @throws PersonRefusedException LAST_ADMINISTRATOR
   */
  void disable(String id, long version)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException;

  /** Lets the person in again. */
  void enable(String id, long version) throws UnknownPersonException, ChangedMeanwhileException;

  /**
   * Removes the person; the audit trail keeps the name.
   *
   * @throws PersonRefusedException LAST_ADMINISTRATOR
   */
  void remove(String id, long version)
      throws UnknownPersonException, ChangedMeanwhileException, PersonRefusedException;
}
