package dev.connections.profile.use;

import dev.connections.audit.Actor;
import dev.connections.console.activity.Act;

/**
 * Somebody answers for a finding of a profile that is in use, or nobody does any more. Fired in the
 * transaction that records it, before its status becomes another.
 *
 * @param by who did it
 * @param detail what was found, and why it may stay
 */
public record FindingAnswered(String profileId, Actor by, Act act, String detail) {}
