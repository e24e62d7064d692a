package dev.connections.console.system;

import java.util.List;
import java.util.Optional;

/**
 * What runs on the node that answers. For {@code administrator}. Nothing in it is secret, and
 * nothing of it leaves the machine but a question to the database.
 */
public interface SystemOverview {

  NodeView node();

  /** The database; empty while it does not answer. Is asked only where it answered lately. */
  Optional<DatabaseView> database();

  /** Every setting, in the order of the documentation; of the system applications what is set. */
  List<SettingView> settings();

  /**
   * Keys that look like settings and that nothing reads, as sentences with the key that was
   * probably meant. The start refuses such keys, so these came after it.
   */
  List<String> unreadKeys();
}
