/**
 * The keys with which programs sign in: how they are made, what they may be used for, and whose
 * they are. What a role may do is said by each service, and which connections a key reaches by
 * those that answer for connections.
 */
package dev.connections.apikey;
