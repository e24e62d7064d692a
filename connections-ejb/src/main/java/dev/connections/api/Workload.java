package dev.connections.api;

/** The kind of SaaS organization that a connection or a profile is for. */
public enum Workload {
  /** An Okta organization. */
  OKTA,
  /** A Microsoft 365 organization: a tenant of Microsoft Entra ID. */
  MICROSOFT_365
}
