package dev.connections.console.profiles;

import dev.connections.api.Status;
import dev.connections.api.Workload;

/**
 * Which profiles a list shows, and how.
 *
 * @param text part of name, domain or client id, whatever its case; empty for all
 * @param workload only this one, or null for all
 * @param status only this one, or null for all
 * @param first how many rows to leave out
 * @param size how many rows to answer, at most 200
 */
public record ProfileFilter(
    String text,
    Workload workload,
    Status status,
    ProfileSort sort,
    boolean ascending,
    int first,
    int size) {}
