package dev.connections.api;

/**
 * What a verification can find. The code is the stable name; the console has a title and a remedy
 * in plain words for each (bundle keys {@code finding.CODE.title} and {@code finding.CODE.remedy}).
 */
public enum FindingCode {
  // the organization; the subject is the host
  /** The provider has no organization at this host of its own. */
  ORGANIZATION_NOT_FOUND(Severity.CRITICAL),
  /** The host answers, but not as an organization of this provider. */
  NOT_AN_ORGANIZATION(Severity.CRITICAL),
  /** The custom domain names a host that is none of the provider's and not trusted by name. */
  DOMAIN_NOT_ALLOWED(Severity.CRITICAL),
  /** The host leads to an address inside this network and is not trusted by name. */
  ADDRESS_NOT_ALLOWED(Severity.CRITICAL),
  /** Another organization than before, or the token is another organization's. */
  OTHER_ORGANIZATION(Severity.CRITICAL),
  /** The provider would not say which organization the token is for. */
  ORGANIZATION_NOT_VERIFIABLE(Severity.UNVERIFIED),

  // the credential; no subject
  CLIENT_NOT_FOUND(Severity.CRITICAL),
  KEY_MISMATCH(Severity.CRITICAL),
  KEY_SET_UNREACHABLE(Severity.CRITICAL),
  WRONG_AUTHENTICATION_METHOD(Severity.CRITICAL),
  WRONG_APPLICATION_TYPE(Severity.CRITICAL),
  WRONG_AUDIENCE(Severity.CRITICAL),
  CLOCK_SKEW(Severity.CRITICAL),
  PROOF_OF_POSSESSION_REFUSED(Severity.CRITICAL),
  CREDENTIAL_REJECTED(Severity.CRITICAL),

  // permissions; the subject is the scope, or the roles
  NO_SCOPE_GRANTED(Severity.CRITICAL),
  SCOPE_MISSING(Severity.CRITICAL),
  SCOPE_UNKNOWN(Severity.CRITICAL),
  PROBE_REFUSED(Severity.CRITICAL),
  /** The application's role, which is not Super Administrator, does not allow the call. */
  PROBE_OUTSIDE_ROLE(Severity.ATTENTION),
  /** A list came back empty that cannot be in an organization: the role does not show it. */
  PROBE_EMPTY(Severity.ATTENTION),
  /** The organization does not have the feature that this scope is for. */
  FEATURE_NOT_AVAILABLE(Severity.RECOMMENDATION),
  SCOPE_EXCESS(Severity.ATTENTION),
  EXCESS_NOT_VERIFIABLE(Severity.RECOMMENDATION),
  ROLE_MISSING(Severity.CRITICAL),
  ROLE_TOO_NARROW(Severity.ATTENTION),
  ROLE_NOT_VERIFIABLE(Severity.UNVERIFIED),

  // the way there
  /** DNS knows no such host. */
  HOST_NOT_FOUND(Severity.UNVERIFIED),
  RATE_LIMITED(Severity.UNVERIFIED),
  TIMED_OUT(Severity.UNVERIFIED),
  UNREACHABLE(Severity.UNVERIFIED),
  CERTIFICATE_NOT_TRUSTED(Severity.UNVERIFIED),
  REDIRECTED(Severity.UNVERIFIED),
  ANSWER_NOT_UNDERSTOOD(Severity.UNVERIFIED),
  ANSWER_TOO_LARGE(Severity.UNVERIFIED),
  PROVIDER_FAILED(Severity.UNVERIFIED);

  private final Severity severity;

  FindingCode(Severity severity) {
    this.severity = severity;
  }

  /** What this code weighs. */
  public Severity severity() {
    return severity;
  }
}
