package dev.connections.e2e.empty;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources of the archive. */
@ApplicationPath("/")
public class EmptyApplication extends Application {}
