package dev.connections.application;

/** The state of an application was derived again. Fired in the transaction of that. */
public record HealthDerived(String connectionId, String actor) {}
