/**
 * What the calls of every provider share: a limit for all calls of one purpose, access tokens by
 * OAuth's client credentials, and what an answer means that is a refusal.
 */
package dev.connections.provider.call;
