/**
 * Connections: one for each organization, with its service account and history, and what their
 * applications and connectors come to.
 *
 * <p>What people write ({@code connection}, {@code service_account}) is kept here; what is derived
 * goes to the rows of package listing. That an organization has one connection is a unique
 * constraint on what the provider calls it, so it holds on every node and for every spelling.
 */
package dev.connections.connection;
