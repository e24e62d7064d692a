package dev.connections.audit;

/** How an audited act ended. */
public enum AuditResult {
  DONE,
  REFUSED,
  FAILED
}
