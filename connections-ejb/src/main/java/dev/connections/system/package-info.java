/**
 * What an administrator is shown of the node itself: process, database and settings. Measures and
 * changes nothing.
 */
package dev.connections.system;
