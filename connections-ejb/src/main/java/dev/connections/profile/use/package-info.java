/**
 * How profiles and the features whose applications sign in with them know each other: what a
 * feature answers when it is asked what it uses, and what it is told of a profile.
 */
package dev.connections.profile.use;
