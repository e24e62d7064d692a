package dev.connections.profile.use;

import dev.connections.verification.Health;

/**
 * A profile does otherwise than before, or was verified again. Fired in the transaction that
 * records it, so that an observer's writes are kept or lost with it.
 *
 * @param by who verified or changed it
 */
public record ProfileStateChanged(String profileId, Health health, String by) {}
