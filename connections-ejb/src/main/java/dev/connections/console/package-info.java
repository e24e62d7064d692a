/**
 * What people do in the console, as interfaces with records: local views only, no promise to other
 * applications. Pages compile against this and {@code api} alone. A secret goes in through it and
 * never comes out.
 */
package dev.connections.console;
