package dev.connections.api;

/**
 * The application connection profiles, for other applications to read. Callers need the role {@code
 * connector}, {@code auditor}, {@code operator} or {@code administrator}; others get a {@code
 * jakarta.ejb.EJBAccessException}. No argument is null and no answer either. No provider is called:
 * each answer comes from the database, by at most three queries.
 */
public interface Profiles {

  /** The profiles that match, sorted by name; an empty page when none does. */
  ProfilePage find(ProfileQuery query);

  /**
   * One profile.
   *
   * @param profileId as {@link ProfileSummary#id()} told it; it stays when the name changes
   * @throws UnknownProfileException when no profile has this id, or no longer
   */
  ProfileSummary get(String profileId) throws UnknownProfileException;
}
