package dev.connections.api;

/**
 * The cloud that an organization lives in. Microsoft runs several that know nothing of each other
 * (Microsoft Graph, "National cloud deployments"); all other providers have one.
 */
public enum Cloud {
  /** The commercial cloud, GCC included; the only one where a provider has no others. */
  GLOBAL,
  /** US Government L4 (GCC High). */
  US_GOV_L4,
  /** US Government L5 (DoD). */
  US_GOV_L5,
  /** China, operated by 21Vianet. */
  CHINA
}
