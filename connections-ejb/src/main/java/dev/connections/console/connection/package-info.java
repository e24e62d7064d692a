/**
 * The page of one connection: what it shows and what can be done there, its applications,
 * connectors and service account included.
 */
package dev.connections.console.connection;
