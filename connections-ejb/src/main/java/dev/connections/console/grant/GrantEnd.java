package dev.connections.console.grant;

/** How a person's way to the provider's pages and back ended. */
public enum GrantEnd {
  GRANTED,
  /** The person, or the provider in their place, said no. */
  DECLINED,
  /** An administrator of the organization has to consent or approve first. */
  APPROVAL_NEEDED,
  /** The provider wants more of the person than was done, such as another factor. */
  INTERACTION_REQUIRED,
  /** A policy of the organization forbids it, such as conditional access. */
  POLICY_BLOCKED,
  /** Somebody of another organization signed in. */
  OTHER_ORGANIZATION,
  /** Which organization was granted cannot be told, for instance since the account sees none. */
  ORGANIZATION_UNCLEAR,
  /** The account reaches several organizations: a person has to say which is meant. */
  ORGANIZATION_TO_CHOOSE,
  /** The organization has a connection already. */
  ORGANIZATION_TAKEN,
  /** Another account of the right organization than before: to be confirmed. */
  OTHER_ACCOUNT,
  /** The answer belongs to nothing that this browser began, or was used already. */
  UNKNOWN,
  /** Begun too long ago. */
  EXPIRED,
  /** The code was used already, or too late. */
  CODE_REFUSED,
  /** Another authorization server answered than was asked (RFC 9207). */
  OTHER_ISSUER,
  /** The provider does not know the platform's application, its address or its credential. */
  APPLICATION_REFUSED,
  /** The organization does not let the platform's application have all that it asks for. */
  SCOPES_REFUSED,
  /** The provider gave no lasting grant. */
  NOT_LASTING,
  /** The provider gave more than can be kept: a token or a list of scopes beyond any limit. */
  TOO_LARGE,
  /**
   * The clock of this server is not the provider's: what it issued counts as ended, or as to come.
   */
  CLOCK_SKEW,
  /** The provider failed, or could not be reached. */
  PROVIDER_FAILED
}
