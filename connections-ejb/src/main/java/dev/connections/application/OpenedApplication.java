package dev.connections.application;

import dev.connections.connector.SharedConnection;

/** An application that is about to be changed, and nobody else changes meanwhile. */
record OpenedApplication(Application application, SharedConnection home) {}
