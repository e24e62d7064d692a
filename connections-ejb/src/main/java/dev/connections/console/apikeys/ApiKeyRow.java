package dev.connections.console.apikeys;

import dev.connections.console.ChangedMeanwhileException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A row of the page <em>API keys</em>. Never with the key.
 *
 * @param version what a renewal is based on; see {@link ChangedMeanwhileException}
 * @param hint how the key begins, so that it can be told from others
 * @param everyConnection whether it reaches every connection, also those that come later
 * @param connections names by ids of those that it reaches, if not every one; without those that
 *     were deleted
 * @param createdBy name of the administrator
 * @param lastUsedAt to the minute; null when never
 * @param revokedBy name of the administrator, or null
 * @param revokedAt null when it is not revoked
 */
public record ApiKeyRow(
    String id,
    long version,
    String name,
    String hint,
    ApiKeyState state,
    Set<KeyOperation> operations,
    boolean everyConnection,
    Map<String, String> connections,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    Instant lastUsedAt,
    String revokedBy,
    Instant revokedAt) {}
