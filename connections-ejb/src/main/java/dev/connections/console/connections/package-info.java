/** The tab Connections: lists with their filters and orders, and work on many connections. */
package dev.connections.console.connections;
