package dev.connections.console.activity;

import java.time.Instant;

/**
 * One act.
 *
 * @param actorId who: the account's id for a person, {@code key:} or {@code client:} and an id for
 *     a program, {@code principal:} and the name for another application; empty for nobody, for the
 *     service itself, and when it was not noted yet
 * @param actor the name; {@code system} for the service itself
 * @param address where from; empty when nobody called
 * @param action what, such as {@code connection-removed}
 * @param subjectKind what kind of thing it was done to, with its id and name
 * @param result {@code DONE}, {@code REFUSED} or {@code FAILED}
 */
public record ActivityRow(
    String id,
    Instant at,
    String actorId,
    String actor,
    String address,
    String action,
    String subjectKind,
    String subjectId,
    String subjectName,
    String result,
    String detail) {}
