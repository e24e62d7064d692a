package dev.connections.profile;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A feature whose things sign in with profiles. Every bean of this type is asked; a profile that
 * one of them uses is not deleted.
 */
public interface ProfileUse {
  /**
   * Names, for people, what uses each of these profiles. Called in a transaction; answers with one
   * query however many profiles there are, and leaves out those that nothing uses.
   */
  Map<String, List<String>> usersOf(Collection<String> profileIds);
}
