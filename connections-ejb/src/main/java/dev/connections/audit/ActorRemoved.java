package dev.connections.audit;

/**
 * Nobody can sign in as this one any more. Fired in the transaction that removes the account, for
 * observers to delete what only its owner could see.
 */
public record ActorRemoved(Actor actor) {}
