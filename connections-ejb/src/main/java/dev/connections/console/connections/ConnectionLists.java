package dev.connections.console.connections;

import dev.connections.console.Page;
import dev.connections.console.applications.ApplicationFilter;
import dev.connections.console.applications.ApplicationRow;
import java.util.function.Consumer;

/**
 * The tabs <em>Connections</em> and <em>Applications</em>: what there is. For every role of the
 * console; calls no provider. Sorted, filtered and counted in the database, with as many queries
 * for a page of 200 rows as for one of 20. Pages and numbers stop at {@link Page#COUNTED} rows;
 * what is behind them is found by a filter or in the other direction, and is in exports.
 */
public interface ConnectionLists {

  /**
   * One page of the connections.
   *
   * @throws IllegalArgumentException when the filter asks for fewer than 1 or more than 200 rows
   */
  Page<ConnectionRow> connections(ConnectionFilter filter);

  /** The numbers above the list, whatever it is filtered by. */
  ConnectionTally tally();

  /**
   * Gives all rows of a filter by name, whatever its page and order, one after the other; holds a
   * few hundred of them at once however many there are. Is audited with the number of rows.
   */
  void exportConnections(ConnectionFilter filter, Consumer<ConnectionRow> rows);

  /** One page of the applications of all connections that are not removed. */
  Page<ApplicationRow> applications(ApplicationFilter filter);

  /**
   * How many applications there are of a filter, whatever its page and order; counting stops at so
   * many.
   *
   * @param most 1 and up
   */
  int applicationsUpTo(int most, ApplicationFilter filter);

  /** All rows of a filter by connection and name, as {@link #exportConnections}. */
  void exportApplications(ApplicationFilter filter, Consumer<ApplicationRow> rows);
}
