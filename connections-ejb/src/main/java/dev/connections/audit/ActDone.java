package dev.connections.audit;

import dev.connections.console.activity.Act;

/**
 * Something was done. Fired in the transaction of that, so that an observer's writes are kept or
 * lost with it.
 */
public record ActDone(Act act, Subject subject) {}
