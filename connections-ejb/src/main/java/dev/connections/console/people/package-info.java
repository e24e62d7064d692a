/** The page People: who may sign in to the console, in which role. */
package dev.connections.console.people;
