package dev.connections.verification;

import dev.connections.audit.Actor;

/**
 * A run whose node died before it ended.
 *
 * @param subjectId what it verified
 */
public record AbandonedRun(String subjectId, Actor startedBy) {}
