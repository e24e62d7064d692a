package dev.connections.audit;

/**
 * This one may change nothing any more, though the account stays. Fired in the transaction that
 * takes it away, for observers to end what others could still do in this one's name.
 */
public record ActorLimited(Actor actor) {}
