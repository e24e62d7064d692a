package dev.connections.console.profiles;

/** Where a key stands in its life. */
public enum KeyState {
  /** Entered or generated, not yet taken into use. */
  CANDIDATE,
  /** The one that signs. */
  CURRENT,
  /** Was the current one; kept until it is dropped. */
  PREVIOUS
}
