package dev.connections.api;

/** Whose registration an application is. */
public enum ApplicationType {
  /** Owned by the platform, with predefined permissions. */
  SYSTEM,
  /** Registered by the customer within the organization, with permissions of their choice. */
  CUSTOM
}
