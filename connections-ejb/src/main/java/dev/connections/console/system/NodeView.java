package dev.connections.console.system;

import java.time.Instant;

/**
 * The process that answers.
 *
 * @param host the machine's name for itself
 * @param startedAt when the process was started
 * @param java version and vendor of the JDK
 * @param operatingSystem name, version and processor
 */
public record NodeView(
    String host, long processId, Instant startedAt, String java, String operatingSystem) {}
