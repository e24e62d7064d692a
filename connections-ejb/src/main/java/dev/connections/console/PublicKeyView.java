package dev.connections.console;

import java.time.Instant;

/**
 * The public half of a key, so that a person can compare it with the provider's page.
 *
 * @param id of the stored key
 * @param state where it stands in its life
 * @param source {@code PEM}, {@code JWK}, {@code JWKS} or {@code GENERATED}
 * @param kind for people, such as {@code RSA 2048} or {@code EC P-256}
 * @param keyId the {@code kid}; empty when the key came without one
 * @param thumbprint RFC 7638, SHA-256, base64url
 * @param publicJwk the public half as JSON
 * @param publicPem the public half as PEM (X.509 SubjectPublicKeyInfo)
 * @param addedAt when it was entered or generated
 */
public record PublicKeyView(
    String id,
    KeyState state,
    String source,
    String kind,
    String keyId,
    String thumbprint,
    String publicJwk,
    String publicPem,
    Instant addedAt) {}
