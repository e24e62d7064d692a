package dev.connections.console.activity;

import java.time.Instant;

/**
 * Which activity a list shows.
 *
 * @param actor part of who did it; empty for all
 * @param action exactly what was done; empty for all
 * @param subject part of the name, or the id, of what it was done to; empty for all
 * @param from not before, or null
 * @param to before, or null
 * @param result {@code DONE}, {@code REFUSED} or {@code FAILED}; empty for all
 */
public record ActivityFilter(
    String actor,
    String action,
    String subject,
    Instant from,
    Instant to,
    String result,
    int first,
    int size) {}
