package dev.connections.console.profiles;

import java.time.Instant;

/**
 * As much of a credential as a person may see, to compare it with the provider's page.
 *
 * @param id of the stored credential
 * @param credentialKind what it is
 * @param state where it stands in its life
 * @param source {@code PEM}, {@code PKCS12}, {@code JWK}, {@code JWKS}, {@code GENERATED}, {@code
 *     STORED} for a stored key that got another key ID or, for a client secret, {@code ENTERED}
 * @param kind of the key for people, such as {@code RSA 2048} or {@code EC P-256}; empty for a
 *     client secret
 * @param keyId the {@code kid}; empty when the key came without one
 * @param thumbprint what people tell it apart by: of a key RFC 7638 with SHA-256 in base64url, of a
 *     certificate SHA-1 in hexadecimal as Entra shows it, of a client secret its first three
 *     characters, which Entra shows too, of a grant the account that signed in
 * @param publicJwk the public half as JSON; empty for a client secret
 * @param publicPem the public half as PEM (X.509 SubjectPublicKeyInfo); empty for a client secret
 * @param certificate null but for a certificate
 * @param endsAt when it ends; null while nobody says so
 * @param endsBy who says so; null while nobody does
 * @param addedAt when it was entered or generated
 */
public record CredentialView(
    String id,
    CredentialKind credentialKind,
    KeyState state,
    String source,
    String kind,
    String keyId,
    String thumbprint,
    String publicJwk,
    String publicPem,
    CertificateView certificate,
    Instant endsAt,
    EndSource endsBy,
    Instant addedAt) {}
