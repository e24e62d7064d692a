/**
 * The tab <em>Connections</em>. The list keeps its filters, its order and its page in the address;
 * which columns are shown is kept in the browser.
 */
package dev.connections.web.connections;
