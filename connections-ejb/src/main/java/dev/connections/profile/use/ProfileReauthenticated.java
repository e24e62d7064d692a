package dev.connections.profile.use;

import dev.connections.audit.Actor;

/**
 * A profile signs in with another credential. Fired in the transaction that replaces it, so that an
 * observer's writes are kept or lost with it.
 *
 * @param by who replaced it
 * @param credential the new one's kind and fingerprint, never a secret
 */
public record ProfileReauthenticated(String profileId, Actor by, String credential) {}
