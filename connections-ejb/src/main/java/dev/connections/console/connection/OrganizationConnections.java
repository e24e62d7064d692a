package dev.connections.console.connection;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;

/**
 * The page of one connection. Reading is for every role of the console; {@code verify} is for
 * {@code administrator} and {@code operator}; changes are for {@code administrator} and, where the
 * method says so, {@code operator}. Every change is refused when somebody else changed the
 * connection since the caller read it.
 */
public interface OrganizationConnections {

  /** All that may be shown of one connection, removed ones included; calls no provider. */
  ConnectionDetails get(String connectionId) throws UnknownConnectionException;

  /**
   * Gives it another name.
   *
   * @throws InvalidFieldsException with {@code name}: empty, too long, or taken
   */
  void rename(String connectionId, long version, String name)
      throws UnknownConnectionException, InvalidFieldsException, ChangedMeanwhileException;

  /**
   * Names the service account, or another one. For operators too.
   *
   * @param version of the service account that the caller saw, or -1 when there was none
   */
  void changeServiceAccount(
      String connectionId, long version, String accountName, String roleName, String note)
      throws UnknownConnectionException, InvalidFieldsException, ChangedMeanwhileException;

  /**
   * Starts a verification of each of its applications that is not disabled, as {@link
   * ConnectionProfiles#verify} does of one; returns at once.
   *
   * @throws UnknownConnectionException also for a removed one, as all methods that change something
   *     but {@link #restore} and {@link #deleteForGood}
   */
  void verify(String connectionId) throws UnknownConnectionException;

  /**
   * Removes it: from now on it gives no token, and it can be restored for as long as {@code
   * connections.connection.undo-days} says.
   *
   * @param typedName the connection's name, as the person typed it to confirm
   * @throws InvalidFieldsException with {@code name} when it is another name
   * @throws ConnectionInUseException while connectors are linked
   */
  void remove(String connectionId, long version, String typedName)
      throws UnknownConnectionException,
          InvalidFieldsException,
          ConnectionInUseException,
          ChangedMeanwhileException;

  /** Takes a removal back; a connection that is not removed stays as it is. */
  void restore(String connectionId) throws UnknownConnectionException;

  /**
   * Deletes a removed connection now, with its applications, profiles and credentials; there is no
   * way back.
   *
   * @throws InvalidFieldsException with {@code name} when the typed name is another, or with {@code
   *     connection} when it is not removed
   */
  void deleteForGood(String connectionId, String typedName)
      throws UnknownConnectionException, InvalidFieldsException;
}
