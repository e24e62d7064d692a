package dev.connections.audit;

import dev.connections.api.Status;

/** A connection's status became another one. Fired in the transaction that notes it. */
public record StatusBecame(String connectionId, Status status) {}
