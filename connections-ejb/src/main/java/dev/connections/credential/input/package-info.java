/**
 * What people paste or upload as a key, certificate or secret: found out, read, and called by its
 * name when it cannot be used. Gives checked values of {@code credential} or a refusal with its
 * reason; keeps nothing.
 */
package dev.connections.credential.input;
