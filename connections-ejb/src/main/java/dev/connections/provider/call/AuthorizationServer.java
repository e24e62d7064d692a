package dev.connections.provider.call;

import java.net.URI;

/**
 * Where an authorization server has its endpoints (RFC 8414, section 2), and what it promises.
 *
 * @param issuer as it names itself; one that names itself after each organization has the claim of
 *     the ID token there that tells the organization, such as {@code
 *     https://login.example.com/{tid}}; empty when it has no name
 * @param issuerInAnswers whether it promises to name itself in each answer (RFC 9207)
 * @param authorization where people are sent
 * @param pushed takes requests beforehand (RFC 9126); null where it takes none
 * @param token where codes are redeemed
 * @param revocation takes tokens back (RFC 7009); null where it takes none
 * @param keys that it signs ID tokens with (RFC 7517); null where it issues none
 */
public record AuthorizationServer(
    String issuer,
    boolean issuerInAnswers,
    URI authorization,
    URI pushed,
    TokenEndpoint token,
    URI revocation,
    URI keys) {}
