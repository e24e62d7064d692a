/** The page System: what runs here, how it does, and which settings are in force. */
package dev.connections.console.system;
