/**
 * Providers of system applications that are made of a catalog file alone: any authorization server
 * of OAuth 2.0 or OpenID Connect, told apart by nothing but data.
 */
package dev.connections.provider.oauth;
