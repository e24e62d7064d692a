package dev.connections.api;

/**
 * The application connection profiles, for other applications to read. Callers need the role {@code
 * connector}. No call leaves the machine; each answers from one database query.
 */
public interface Profiles {

  /** The profiles that match, by name. */
  ProfilePage find(ProfileQuery query);

  /**
   * @throws UnknownProfileException when no profile has this id
   */
  ProfileSummary get(String profileId) throws UnknownProfileException;
}
