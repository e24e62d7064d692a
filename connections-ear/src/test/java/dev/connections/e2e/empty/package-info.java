/** An application with one resource that does nothing, for benchmarks to stand beside. */
package dev.connections.e2e.empty;
