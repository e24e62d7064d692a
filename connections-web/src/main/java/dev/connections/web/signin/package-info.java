/**
 * The pages and addresses that lead into the console and out of it: sign-in, set-up, one-time
 * links, the organization's provider, the own password, sign-out.
 */
package dev.connections.web.signin;
