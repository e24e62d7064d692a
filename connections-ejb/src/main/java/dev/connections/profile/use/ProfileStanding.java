package dev.connections.profile.use;

import dev.connections.verification.Health;

/**
 * How a profile does.
 *
 * @param organizationId the provider's own id; empty before the first verification found it
 */
public record ProfileStanding(String id, String clientId, String organizationId, Health health) {}
