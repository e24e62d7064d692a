package dev.connections.console.activity;

import dev.connections.console.Page;
import java.util.List;
import java.util.function.Consumer;

/**
 * The tab <em>Activity</em>: who did what. Reading, for {@code administrator} and {@code auditor}.
 */
public interface Activity {

  /**
   * One page, the latest first; filtered and counted in the database. For a program that reaches
   * some connections alone, what was done to those and to their applications.
   */
  Page<ActivityRow> list(ActivityFilter filter);

  /** All rows of a filter, whatever its page; holds a few hundred of them at once. */
  void export(ActivityFilter filter, Consumer<ActivityRow> rows);

  /** The actions that there are, to choose from. */
  List<String> actions();
}
