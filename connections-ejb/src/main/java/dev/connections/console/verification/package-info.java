/** A verification as it is watched: its steps, and what it found out about permissions. */
package dev.connections.console.verification;
