/**
 * People's trips to the providers' sign-in pages: what is kept of one while the person is away, and
 * what is asked of the provider before and after. Knows no draft and no application, only their
 * ids.
 */
package dev.connections.signin;
