/**
 * The tab <em>Connections</em>, and the wizard that adds connections and applications. The list
 * keeps its filters, its order and its page in the address; which columns are shown is kept in the
 * browser. The wizard's input lives in a draft of the service, found by the address; its beans hold
 * ids and typed fields, never a credential.
 */
package dev.connections.web.connections;
