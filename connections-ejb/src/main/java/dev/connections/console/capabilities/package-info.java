/** What pages say of capabilities and the permissions that these take. */
package dev.connections.console.capabilities;
