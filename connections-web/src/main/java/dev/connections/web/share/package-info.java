/**
 * Links with which somebody else signs in or consents: the one page that whoever has a link sees,
 * without an account, and the panel in which people make and revoke them.
 */
package dev.connections.web.share;
