/**
 * The applications of connections: what they are called, which capabilities they hold, and how they
 * are doing, which is derived from the profiles that they sign in with.
 */
package dev.connections.application;
