/**
 * People who sign in to the console: accounts, one-time links, set-up, lock-out, and the
 * organization's OpenID Connect provider, which lets programs in, too. Passwords are checked
 * outside of transactions, since a check takes about half a second. What a role may do is said by
 * each service, not here.
 */
package dev.connections.account;
