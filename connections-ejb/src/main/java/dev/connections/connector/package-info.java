/** Connectors: which jobs of other applications share which connection, and what they need. */
package dev.connections.connector;
