package dev.connections.provider;

import dev.connections.credential.SigningKey;

/**
 * How an application signs in.
 *
 * @param domain as typed
 * @param organizationId what the profile was verified for before, or null when never; another
 *     organization behind the same domain is then a finding
 * @param clientId of the application
 * @param key that signs the client assertion
 * @param proofOfPossession whether the application is known to require DPoP (RFC 9449)
 */
public record SignIn(
    String domain,
    String organizationId,
    String clientId,
    SigningKey key,
    boolean proofOfPossession) {}
