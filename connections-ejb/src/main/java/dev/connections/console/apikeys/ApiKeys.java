package dev.connections.console.apikeys;

import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Page;

/**
 * The keys with which programs sign in. For administrators. A key is shown once, when it is made or
 * renewed, and kept as a hash. What a program links belongs to the id of its key.
 */
public interface ApiKeys {

  /** Sorted by name; filtered and counted in the database. Revoked ones stay to be read. */
  Page<ApiKeyRow> list(ApiKeyFilter filter);

  /**
   * Makes a key.
   *
   * @throws InvalidFieldsException {@code name EMPTY}, {@code TOO_LONG} ({0} is the most
   *     characters), {@code CONTROL_CHARACTERS} and {@code TAKEN} (by a key that is not revoked);
   *     {@code operations EMPTY}; {@code connections EMPTY}, {@code TOO_MANY} ({0} is the most) and
   *     {@code UNKNOWN}; {@code days RANGE} ({0} is the most days)
   */
  NewApiKey create(ApiKeyRequest wanted) throws InvalidFieldsException;

  /**
   * Gives a key another secret and another end, so that its program keeps its links. The older
   * secret stops working within a second.
   *
   * @param version of the row that the administrator saw
   * @param days from now on, 1 to {@link ApiKeyRequest#LONGEST_DAYS}
   * @throws InvalidFieldsException {@code days RANGE}
   * @throws UnknownApiKeyException also for a revoked key
   * @throws ChangedMeanwhileException when somebody renewed it since
   */
  NewApiKey renew(String id, long version, int days)
      throws InvalidFieldsException, UnknownApiKeyException, ChangedMeanwhileException;

  /**
   * Takes a key back for good; its program gets nothing any more within a second, on no node. Its
   * links stay until somebody ends them. One that was revoked before is no error.
   */
  void revoke(String id) throws UnknownApiKeyException;
}
