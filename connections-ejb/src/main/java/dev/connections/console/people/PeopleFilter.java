package dev.connections.console.people;

import dev.connections.console.Role;

/**
 * Which people a list shows.
 *
 * @param text part of the name, whatever its case; empty for all
 * @param role only this one, or null for all
 * @param first how many rows to leave out
 * @param size how many rows to answer, at most 200
 */
public record PeopleFilter(String text, Role role, boolean ascending, int first, int size) {}
