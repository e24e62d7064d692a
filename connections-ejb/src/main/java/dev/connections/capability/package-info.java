/**
 * The capability catalog: workload, capability, permissions. Data from {@code config/catalog}, read
 * once at the start; its plain values are what a provider is asked to verify.
 */
package dev.connections.capability;
