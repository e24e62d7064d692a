/**
 * What {@code java -jar connections.jar} runs: Payara Micro with our defaults around it, a console
 * that a person can read, and an exit code that a supervisor can trust. Nothing of the application
 * is known here; the two talk through system properties of the one JVM.
 */
package dev.connections.launcher;
