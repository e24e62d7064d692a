/** The page of one connection: its status, applications, connectors, history, and its dialogs. */
package dev.connections.web.connection;
