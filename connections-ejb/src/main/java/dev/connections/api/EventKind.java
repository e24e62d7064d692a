package dev.connections.api;

/**
 * What can happen to a connection. New kinds may come; callers leave out those they do not know.
 */
public enum EventKind {
  /** There is a connection now that was not there before. */
  CREATED,
  /** It is called otherwise. */
  RENAMED,
  /** Its status became another one, which {@link ConnectionEvent#status()} tells. */
  STATUS_CHANGED,
  /** Its applications hold other capabilities. */
  CAPABILITIES_CHANGED,
  /** It was removed and gives no token; it can still be restored. */
  REMOVED,
  /** A removal was taken back. */
  RESTORED,
  /** It is gone for good. */
  DELETED,
  /** An administrator allowed the caller's connector what it needs, or some of it. */
  LINK_ALLOWED,
  /** An administrator denied the caller's connector. */
  LINK_DENIED,
  /** An administrator ended the link of the caller's connector. */
  UNLINKED
}
