/**
 * Who the caller of a request is, and what every answer carries: the authentication mechanism, the
 * session and its cookie, security headers, and the address behind trusted proxies. The Host header
 * of a request never makes a link here.
 */
package dev.connections.web.security;
