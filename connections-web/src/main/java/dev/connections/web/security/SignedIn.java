package dev.connections.web.security;

import dev.connections.console.Caller;
import jakarta.security.enterprise.credential.Credential;

/** A caller whom a service has let in already; the container only has to be told. */
record SignedIn(Caller caller) implements Credential {}
