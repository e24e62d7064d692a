/** Before anybody is known: sign-in, set-up, invitations and one's own account. */
package dev.connections.console.signin;
