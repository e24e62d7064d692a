package dev.connections.provider.okta;

/** What the administrator roles of an application come to. */
enum OktaRole {
  UNKNOWN,
  NONE,
  /** It does not show everything. */
  NARROW,
  SUPER_ADMINISTRATOR
}
