package dev.connections.verification;

import dev.connections.audit.Actor;

/**
 * A run ended. Fired in the transaction that records it, so that an observer's writes are kept or
 * lost with it.
 *
 * @param subjectId what was verified
 * @param startedBy who asked for it
 */
public record VerificationEnded(String subjectId, Actor startedBy, VerificationOutcome outcome) {}
