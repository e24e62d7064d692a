package dev.connections.console.profiles;

import java.time.Instant;

/**
 * An X.509 certificate, which holds no secret.
 *
 * @param subject its distinguished name
 * @param sha1 of the DER, in upper-case hexadecimal as Entra's portal shows it
 * @param sha256 of the DER, likewise
 * @param pem to copy, or to save as a file that Entra takes
 * @param startsAt when it begins to count
 */
public record CertificateView(
    String subject, String sha1, String sha256, String pem, Instant startsAt) {}
