package dev.connections.console.activity;

import java.time.Instant;

/**
 * One act.
 *
 * @param actor who; {@code system} for the service itself
 * @param address where from; empty when nobody called
 * @param action what, such as {@code connection-removed}
 * @param subjectKind what kind of thing it was done to, with its id and name
 * @param result {@code DONE}, {@code REFUSED} or {@code FAILED}
 */
public record ActivityRow(
    String id,
    Instant at,
    String actor,
    String address,
    String action,
    String subjectKind,
    String subjectId,
    String subjectName,
    String result,
    String detail) {}
