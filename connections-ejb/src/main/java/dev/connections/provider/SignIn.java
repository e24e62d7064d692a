package dev.connections.provider;

import dev.connections.capability.PermissionNeeds;
import dev.connections.credential.Credential;

/**
 * How an application signs in, and what for.
 *
 * @param domain the organization as typed: a domain, or a tenant id
 * @param organizationId what the profile was verified for before, or null when never; another
 *     organization behind the same domain is then a finding
 * @param clientId of the application
 * @param credential that it proves itself with
 * @param proofOfPossession whether the application is known to require DPoP (RFC 9449)
 * @param needs what has to be granted
 */
public record SignIn(
    String domain,
    String organizationId,
    String clientId,
    Credential credential,
    boolean proofOfPossession,
    PermissionNeeds needs) {}
