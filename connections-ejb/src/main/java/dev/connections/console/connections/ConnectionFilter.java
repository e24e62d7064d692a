package dev.connections.console.connections;

import dev.connections.api.Status;
import dev.connections.api.Workload;

/**
 * Which connections a list shows, and how.
 *
 * @param text part of the name or of the organization's name, host or id, whatever its case; fewer
 *     than {@link #SHORTEST_PART} characters are how the name begins; empty for all
 * @param workload only this one, or null for all
 * @param status only this one, or null for all
 * @param expiresWithinDays only those of which a credential ends within so many days, or has ended;
 *     null for all
 * @param life which of the two lists
 * @param first how many rows to leave out
 * @param size how many rows to answer, at most 200
 * @param acknowledged only those with findings that somebody answers for; false for all
 */
public record ConnectionFilter(
    String text,
    Workload workload,
    Status status,
    Integer expiresWithinDays,
    boolean acknowledged,
    ConnectionLife life,
    ConnectionSort sort,
    boolean ascending,
    int first,
    int size) {
  /** In characters, of a text that is looked for anywhere; an index of parts knows none shorter. */
  public static final int SHORTEST_PART = 3;
}
