/** The page on which administrators make, renew and revoke the keys of programs. */
package dev.connections.web.apikeys;
