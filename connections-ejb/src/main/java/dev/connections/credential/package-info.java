/**
 * What an application proves itself with: private keys, certificates and client secrets, made or
 * entered. Clear text exists here and, for the length of one signature, in a provider; nothing in
 * this package has a {@code toString} that shows it. Reading what people paste is the work of
 * {@code credential.input}, keeping secrets at rest that of {@code secret}.
 */
package dev.connections.credential;
