package dev.connections.application;

/**
 * An application changed, or its state was derived again: what a connection's state is derived
 * from. Fired in the transaction of that, so that an observer's writes are kept or lost with it.
 *
 * @param actor whose act it was
 */
public record HealthDerived(String connectionId, String actor) {}
