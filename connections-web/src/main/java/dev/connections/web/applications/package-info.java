/** The tab <em>Applications</em>: those of all connections in one list. */
package dev.connections.web.applications;
