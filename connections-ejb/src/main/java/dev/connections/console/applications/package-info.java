/** The tab Applications: rows, filter and order of its list. */
package dev.connections.console.applications;
