package dev.connections.connector;

/**
 * Who gets which token of a connection may be another question than before: a link, an application
 * or a credential changed. Fired in the transaction of that, so that an observer's writes are kept
 * or lost with it.
 */
public record AccessChanged(String connectionId) {}
