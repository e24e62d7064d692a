/**
 * What an administrator is shown of the node itself: process, database, settings and the system
 * applications, which can be tried out. Measures and changes nothing.
 */
package dev.connections.system;
