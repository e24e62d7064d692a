package dev.connections.console.profiles;

import dev.connections.api.FindingCode;
import dev.connections.api.UnknownProfileException;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Page;
import dev.connections.console.verification.Verification;

/**
 * The tab <em>Application connection profiles</em>: what there is, how it does, and away with it.
 * Reading is for every role of the console, the rest for {@code administrator} and {@code
 * operator}. A program that reaches some connections alone knows the profiles with which their
 * applications sign in, and no other.
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
   * Answers for a finding that needs attention and that nobody can clear, so that it counts for no
   * status until its day comes, it is found no more, or somebody opens it again. What was
   * acknowledged already is so anew.
   *
   * @throws InvalidFieldsException with {@code why} or {@code until} that are not accepted, and
   *     with {@code finding} when it is gone, or of a kind that has to be mended instead
   */
  void acknowledge(String profileId, Acknowledgement acknowledgement)
      throws UnknownProfileException, InvalidFieldsException;

  /**
   * Opens a finding again that was acknowledged; one that is open is no error.
   *
   * @throws InvalidFieldsException with {@code finding} when it is gone
   */
  void reopen(String profileId, FindingCode code, String subject)
      throws UnknownProfileException, InvalidFieldsException;

  /**
   * Deletes the profile and destroys its credentials.
   *
   * @throws ProfileInUseException when something signs in with it; names what
   */
  void delete(String profileId) throws UnknownProfileException, ProfileInUseException;

  /**
   * As {@link #delete(String)}, for one who read the profile before.
   *
   * @param version of the profile that the caller read
   * @throws ChangedMeanwhileException when somebody changed the profile since
   */
  void delete(String profileId, long version)
      throws UnknownProfileException, ProfileInUseException, ChangedMeanwhileException;
}
