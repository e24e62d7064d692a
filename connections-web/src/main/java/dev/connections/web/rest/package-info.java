/**
 * REST for scripts and for programs in other processes: the published interfaces over HTTP, and of
 * the console's what programs need besides; no rule of its own. What is refused becomes a problem
 * (RFC 9457) with the sentence of the exception. Who calls is found out before, by {@code
 * web.security}; what a role may do is said by the services.
 */
package dev.connections.web.rest;
