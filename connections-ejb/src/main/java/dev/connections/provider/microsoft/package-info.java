/**
 * Microsoft 365: app registrations of Entra ID that sign in with a secret or a certificate (OAuth's
 * client credentials) and ask Microsoft Graph about themselves. Microsoft's clouds and the meaning
 * of its error codes are data beside the classes: {@code clouds.json}, {@code aadsts.json}.
 */
package dev.connections.provider.microsoft;
