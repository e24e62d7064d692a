package dev.connections.console.profiles;

import dev.connections.api.UnknownProfileException;
import dev.connections.console.Page;
import dev.connections.console.verification.Verification;

/**
 * The tab <em>Application connection profiles</em>: what there is, how it does, and away with it.
 * Reading is for every role of the console, the rest for {@code administrator} and {@code
 * operator}.
 */
public interface ConnectionProfiles {

  /**
   * One page of the list; sorted, filtered and counted in the database.
   *
   * @throws IllegalArgumentException when the filter asks for fewer than 1 or more than 200 rows
   */
  Page<ProfileRow> list(ProfileFilter filter);

  /** All that may be shown of one profile; calls no provider. */
  ProfileDetails get(String profileId) throws UnknownProfileException;

  /**
   * Starts a verification of the stored profile and returns at once; the run goes on whoever looks,
   * calls the provider and ends within 30 seconds of its beginning. Where a node has many to run it
   * waits first; after a minute of waiting it ends unverified with {@code NOT_BEGUN}. While one
   * runs, that one is answered. A run whose node dies counts as ended, unverified, after a minute.
   */
  Verification verify(String profileId) throws UnknownProfileException;

  /** The last verification of a profile, running or ended, or null when there was none. */
  Verification verification(String profileId) throws UnknownProfileException;

  /**
   * Destroys the previous credential, which was kept when the current one replaced it.
   *
   * @throws UnknownProfileException when the profile is gone; one that is gone already is no error
   */
  void dropPreviousCredential(String profileId) throws UnknownProfileException;

  /**
   * Deletes the profile and destroys its credentials.
   *
   * @throws ProfileInUseException when something signs in with it; names what
   */
  void delete(String profileId) throws UnknownProfileException, ProfileInUseException;
}
