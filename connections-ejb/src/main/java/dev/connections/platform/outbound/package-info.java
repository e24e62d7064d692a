/** The one way out to other hosts, with the guard that each call passes. */
package dev.connections.platform.outbound;
