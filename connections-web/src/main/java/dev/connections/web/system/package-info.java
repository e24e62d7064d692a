/** The page System, for administrators. */
package dev.connections.web.system;
