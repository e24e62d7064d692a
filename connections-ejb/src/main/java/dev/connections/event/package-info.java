/**
 * What other applications learn of connections: events in their order, to be read from where one
 * stopped. They are written in the transaction of what happened.
 */
package dev.connections.event;
