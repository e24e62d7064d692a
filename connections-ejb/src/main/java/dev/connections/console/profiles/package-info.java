/**
 * The tab Application connection profiles: lists, drafts, keys, certificates and secrets as they
 * may be shown.
 */
package dev.connections.console.profiles;
