/**
 * Keys and secrets: reading what people paste, making key pairs, and keeping secrets as JWE. Clear
 * text exists here and, for the length of one signature, in a provider; nothing in this package has
 * a {@code toString} that shows it. Knows {@code platform}, {@code api} and {@code console}'s
 * values, no entity and no provider.
 */
package dev.connections.credential;
