package dev.connections.console.capabilities;

/** How much the chosen capabilities depend on a permission. */
public enum PermissionNeed {
  /** Without it the capability does not work. */
  REQUIRED,
  /** Without it the capability works in part: needs attention, never critical. */
  RECOMMENDED,
  /** Deepens the capability; neither asked for nor excess. */
  OPTIONAL,
  /** No chosen capability uses it. */
  NONE
}
