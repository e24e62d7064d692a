package dev.connections.console;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import java.time.Instant;

/**
 * How something is doing that signs in at a provider: a connection, an application or a profile.
 *
 * @param reason why the status is what it is; null when there is nothing to say
 * @param subject which permission, credential or role the reason is about; empty when there is only
 *     one
 * @param application the one of a connection whose matter the reason is; empty when it is that of
 *     the whole
 * @param since when a verification saw the reason first; null when there is none, or when it is
 *     nothing that verifications see
 * @param acknowledged how many findings somebody answers for
 * @param nearestExpiry when the first of its credentials ends; null while nobody knows
 * @param checkedAt the latest verification; null before the first
 */
public record HealthView(
    Status status,
    FindingCode reason,
    String subject,
    String application,
    Instant since,
    int acknowledged,
    Instant nearestExpiry,
    Instant checkedAt) {}
