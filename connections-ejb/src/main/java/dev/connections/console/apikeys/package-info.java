/** The page API keys: which programs sign in with a key, for what, and until when. */
package dev.connections.console.apikeys;
