/**
 * The tab <em>Application connection profiles</em>. The list keeps its filters, and the panel its
 * draft, in the address; the beans of the view hold ids and typed fields, never a key.
 */
package dev.connections.web.profiles;
