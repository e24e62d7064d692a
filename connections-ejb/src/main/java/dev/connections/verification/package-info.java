/**
 * Runs a verification, keeps its steps as rows that any node can show, and derives the status from
 * what was found. It knows what is verified by an id only: features start runs here, and learn of
 * their end through {@link dev.connections.verification.VerificationEnded}, which is fired in the
 * transaction that records the end.
 *
 * <p>A run is claimed in a short transaction, calls the provider without one, and is recorded in
 * another. The database allows one running run for each subject. A run whose node died is taken as
 * ended after a minute, which is twice what any run may take. A node runs so many at once that
 * other calls to the outside still get through; the others wait in its memory.
 */
package dev.connections.verification;
