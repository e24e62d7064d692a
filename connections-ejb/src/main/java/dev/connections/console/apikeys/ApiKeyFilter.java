package dev.connections.console.apikeys;

/**
 * Which API keys a list shows, by name.
 *
 * @param text part of the name, whatever its case; empty for all
 * @param state only this one, or null for all
 * @param first how many rows to leave out
 * @param size how many rows to answer, at most 200
 */
public record ApiKeyFilter(
    String text, ApiKeyState state, boolean ascending, int first, int size) {}
