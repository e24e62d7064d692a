package dev.connections.profile.use;

import dev.connections.console.profiles.ProfileUser;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A feature whose things sign in with profiles. Every bean of this type is asked; a profile that
 * one of them uses is not deleted.
 */
public interface ProfileUse {
  /**
   * Names, for people, what uses each of these profiles. Called in a transaction; answers with as
   * many queries for many profiles as for one, and leaves out those that nothing uses.
   */
  Map<String, List<ProfileUser>> usersOf(Collection<String> profileIds);

  /**
   * The codes of the capabilities that each of these profiles has to have permissions for. Called
   * and answering likewise.
   */
  Map<String, Set<String>> capabilitiesOf(Collection<String> profileIds);

  /**
   * The organization, by the provider's own id, that each of these profiles has to sign in to.
   * Called and answering likewise.
   */
  Map<String, String> organizationsOf(Collection<String> profileIds);

  /** The profiles with which something of these connections signs in. Called in a transaction. */
  Set<String> profilesOf(Collection<String> connectionIds);
}
