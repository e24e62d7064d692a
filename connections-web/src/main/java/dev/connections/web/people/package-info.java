/** The page on which administrators say who may sign in, and as what. */
package dev.connections.web.people;
