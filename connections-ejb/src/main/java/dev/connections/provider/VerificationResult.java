package dev.connections.provider;

/**
 * What a verification learnt beside its steps.
 *
 * @param organization null when it was not found
 * @param proofOfPossession whether the application requires DPoP
 */
public record VerificationResult(Organization organization, boolean proofOfPossession) {}
