package dev.connections.console.people;

/** How a person signs in, if at all. */
public enum PersonState {
  /** With a password that is kept here. */
  ACTIVE,
  /** Through the organization's OpenID Connect provider; the role comes from there. */
  ORGANIZATION,
  /** Has a link and has not chosen a password yet. */
  INVITED,
  /** Has no password, and the link ran out. */
  LINK_EXPIRED,
  /** An administrator keeps the person out. */
  DISABLED
}
