package dev.connections.console.connection;

import java.time.Instant;

/**
 * The administrator's account of the organization that grants consent.
 *
 * @param version what {@link OrganizationConnections#changeServiceAccount} has to be given
 * @param accountName such as {@code backup@contoso.onmicrosoft.com}
 * @param roleName which administrator role it holds, in the provider's words; empty when nobody
 *     said
 * @param note anything that the next administrator should know
 */
public record ServiceAccount(
    long version,
    String accountName,
    String roleName,
    String note,
    String changedBy,
    Instant changedAt) {}
