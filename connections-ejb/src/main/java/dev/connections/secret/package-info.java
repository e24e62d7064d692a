/**
 * Secrets at rest: JWE for each row and field, the keys that protect them, and the work of sealing
 * everything again when the first key changes. Knows no kind of secret, only texts and their rows.
 */
package dev.connections.secret;
