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
  /** The organization lives in another of the provider's clouds; {@link Cloud} names them. */
  WRONG_CLOUD(Severity.CRITICAL),
  /** The provider has locked the whole organization, such as one that nobody used for long. */
  ORGANIZATION_BLOCKED(Severity.CRITICAL),
  /** The provider would not say which organization the token is for. */
  ORGANIZATION_NOT_VERIFIABLE(Severity.UNVERIFIED),

  // the credential; no subject
  /** The organization has no active application with this client id. */
  CLIENT_NOT_FOUND(Severity.CRITICAL),
  /** The key that signed is none of the application's active public keys. */
  KEY_MISMATCH(Severity.CRITICAL),
  /** The application has several keys, and ours has no key ID that says which of them it is. */
  KEY_ID_NEEDED(Severity.CRITICAL),
  /** The provider cannot fetch the public keys from where the application says they are. */
  KEY_SET_UNREACHABLE(Severity.CRITICAL),
  /** The application is set up to sign in otherwise than with a key (RFC 7523). */
  WRONG_AUTHENTICATION_METHOD(Severity.CRITICAL),
  /** The application is of a kind that cannot sign in without a person. */
  WRONG_APPLICATION_TYPE(Severity.CRITICAL),
  /** The assertion was meant for another address than the one that got it. */
  WRONG_AUDIENCE(Severity.CRITICAL),
  /** The clocks here and there differ by more than the provider tolerates. */
  CLOCK_SKEW(Severity.CRITICAL),
  /** The provider did not accept the proof of possession (RFC 9449). */
  PROOF_OF_POSSESSION_REFUSED(Severity.CRITICAL),
  /** The provider refused the sign-in for a reason that has no code of its own here. */
  CREDENTIAL_REJECTED(Severity.CRITICAL),
  /** The secret is none of the application's secrets. */
  SECRET_MISMATCH(Severity.CRITICAL),
  /** What was entered as a secret is the secret's id, which is no secret. */
  SECRET_ID_PASTED(Severity.CRITICAL),
  /** The secret or certificate has ended; the subject is the day. */
  CREDENTIAL_EXPIRED(Severity.CRITICAL),
  /** The secret or certificate ends within the days of the settings; the subject is the day. */
  CREDENTIAL_EXPIRES_SOON(Severity.ATTENTION),
  /** Nobody said when the secret or certificate ends. */
  CREDENTIAL_END_UNKNOWN(Severity.RECOMMENDATION),
  /** The authority that issued the certificate has revoked it. */
  CREDENTIAL_REVOKED(Severity.CRITICAL),
  /** The certificate is not valid yet; the subject is the day from which on it is. */
  CREDENTIAL_NOT_YET_VALID(Severity.CRITICAL),
  /** The application holds a secret or certificate that is not ours; the subject describes it. */
  UNKNOWN_CREDENTIAL(Severity.ATTENTION),
  /** Which secrets and certificates the application holds could not be read. */
  CREDENTIALS_NOT_LISTED(Severity.RECOMMENDATION),
  /** The application may not read its own entry in the organization. */
  APPLICATION_NOT_READABLE(Severity.RECOMMENDATION),
  /** An administrator of the organization switched the application off. */
  APPLICATION_DISABLED(Severity.CRITICAL),
  /** The organization has the application, but nobody consented to its being used there. */
  CONSENT_MISSING(Severity.CRITICAL),
  /**
   * A rule of the organization, such as one about locations, keeps the application out; the subject
   * is the API, empty where the provider has one alone.
   */
  POLICY_BLOCKED(Severity.CRITICAL),
  /** An API takes no calls from our network address; the subject is the API. */
  LOCATION_BLOCKED(Severity.CRITICAL),
  /** A person has to sign in again, for example with a second factor. */
  INTERACTION_REQUIRED(Severity.CRITICAL),
  /** What a person granted was taken back: a new password, or an administrator's decision. */
  GRANT_REVOKED(Severity.CRITICAL),
  /** What a person granted has ended by itself. */
  GRANT_EXPIRED(Severity.CRITICAL),
  /** The service account cannot sign in. */
  SERVICE_ACCOUNT_REFUSED(Severity.CRITICAL),
  /** What a person granted was renewed in the name of another account. */
  OTHER_ACCOUNT(Severity.CRITICAL),
  /** A sign-in was answered by another authorization server than was asked (RFC 9207). */
  OTHER_ISSUER(Severity.CRITICAL),
  /** The provider objects to how it was asked, which no administrator can change. */
  REQUEST_REFUSED(Severity.UNVERIFIED),
  /** The stored key does not open: its row was altered, or its secret key is not configured. */
  STORED_KEY_UNREADABLE(Severity.CRITICAL),
  /** The operator's registration of the system application is missing, or is another one. */
  SYSTEM_APPLICATION_NOT_SET_UP(Severity.CRITICAL),

  // permissions; the subject is the scope, or the roles
  /** None of the needed scopes is granted; no subject. */
  NO_SCOPE_GRANTED(Severity.CRITICAL),
  /** A needed scope is not granted. */
  SCOPE_MISSING(Severity.CRITICAL),
  /** A recommended scope is not granted. */
  SCOPE_RECOMMENDED(Severity.ATTENTION),
  /** The organization does not know a needed scope. */
  SCOPE_UNKNOWN(Severity.CRITICAL),
  /** The organization does not know scopes that it could do without; the subject lists them. */
  SCOPE_NOT_OFFERED(Severity.RECOMMENDATION),
  /** Whether needed scopes are granted could not be found out; no subject. */
  SCOPE_NOT_VERIFIABLE(Severity.UNVERIFIED),
  /** A call was refused because of its token, which was issued a moment before. */
  TOKEN_REFUSED(Severity.UNVERIFIED),
  /** A call was refused although its scope is granted. */
  PROBE_REFUSED(Severity.CRITICAL),
  /**
   * The application's role, which is not Super Administrator, does not allow the call. Of earlier
   * runs alone: ROLE_TOO_NARROW lists what the role does not show.
   */
  PROBE_OUTSIDE_ROLE(Severity.ATTENTION),
  /** A list came back empty that cannot be in an organization: the role does not show it. */
  PROBE_EMPTY(Severity.ATTENTION),
  /** The organization does not have the feature that this scope is for. */
  FEATURE_NOT_AVAILABLE(Severity.RECOMMENDATION),
  /** A scope is granted that is not needed. */
  SCOPE_EXCESS(Severity.ATTENTION),
  /** Which scopes are granted could not be asked; the subject is the scope that is needed to. */
  EXCESS_NOT_VERIFIABLE(Severity.RECOMMENDATION),
  /** What is granted could not be listed to its end although the scope for it is granted. */
  GRANTS_NOT_LISTED(Severity.RECOMMENDATION),
  /** The application has no administrator role, so that lists come back empty; no subject. */
  ROLE_MISSING(Severity.CRITICAL),
  /** The application's roles do not show everything; the subject names them. */
  ROLE_TOO_NARROW(Severity.ATTENTION),
  /** Which roles the application has could not be asked; no subject. */
  ROLE_NOT_VERIFIABLE(Severity.UNVERIFIED),

  // permissions of the capability catalog; the subject is the permission's name
  /** A required permission is neither granted nor declared by the application. */
  PERMISSION_MISSING(Severity.CRITICAL),
  /** The application declares a required permission, but no administrator consented to it. */
  PERMISSION_NOT_CONSENTED(Severity.CRITICAL),
  /** A recommended permission is not granted. */
  PERMISSION_RECOMMENDED(Severity.ATTENTION),
  /** A permission is granted that no chosen capability uses. */
  PERMISSION_EXCESS(Severity.ATTENTION),
  /**
   * A permission or scope is granted that is wider than the one that is needed. It weighs what one
   * too many does: it allows what nobody needs. But it may be in use.
   */
  PERMISSION_WIDER(Severity.ATTENTION),
  /** The granted permissions were read from a token, which is a hint and no list; no subject. */
  PERMISSIONS_FROM_TOKEN(Severity.RECOMMENDATION),
  /** Which permissions are granted could not be read; the subject is the API, or empty for all. */
  PERMISSIONS_NOT_VERIFIABLE(Severity.UNVERIFIED),
  /** Which permissions the application declares could not be read; no subject. */
  DECLARED_NOT_READABLE(Severity.RECOMMENDATION),

  // one API of several; the subject is its name
  /** The organization has switched the API off for everybody. */
  API_DISABLED(Severity.CRITICAL),
  /** The API lets in assigned applications alone, and this one is not. */
  API_NOT_ASSIGNED(Severity.CRITICAL),
  /** The API's tokens are refused for a reason that has no code of its own here. */
  API_REFUSED(Severity.CRITICAL),

  // capabilities; the subject is the capability's title
  /** The organization does not have the service that the capability is about. */
  SERVICE_NOT_AVAILABLE(Severity.ATTENTION),
  /** The provider began to switch off what the capability is built on. */
  CAPABILITY_RETIRES(Severity.ATTENTION),
  /** The provider switched off what the capability is built on. */
  CAPABILITY_RETIRED(Severity.CRITICAL),
  /** A linked connector needs the capability, and no application in use holds it. */
  CAPABILITY_WITHOUT_APPLICATION(Severity.CRITICAL),

  // the way there; any step may end so, and the subject is the host or what the step is about
  /** DNS knows no such host. */
  HOST_NOT_FOUND(Severity.UNVERIFIED),
  /** The provider answered 429: too many calls for now (RFC 6585). */
  RATE_LIMITED(Severity.UNVERIFIED),
  /** There was no answer within the time that a call, or the whole verification, may take. */
  TIMED_OUT(Severity.UNVERIFIED),
  /** The connection was refused, or closed before the answer was complete. */
  UNREACHABLE(Severity.UNVERIFIED),
  /** The host's TLS certificate was refused. */
  CERTIFICATE_NOT_TRUSTED(Severity.UNVERIFIED),
  /** The network on our side lets nobody sign in to this organization. */
  NETWORK_RESTRICTED(Severity.UNVERIFIED),
  /** The answer points to another address, which is never followed. */
  REDIRECTED(Severity.UNVERIFIED),
  /** The provider, or a proxy on the way, does not let calls from our network address in. */
  ADDRESS_REFUSED(Severity.UNVERIFIED),
  /** The answer is nothing that this provider should say. */
  ANSWER_NOT_UNDERSTOOD(Severity.UNVERIFIED),
  /** A list goes on where it is not followed, or without an end: a part of it proves nothing. */
  LIST_INCOMPLETE(Severity.UNVERIFIED),
  /** The answer is larger than any that makes sense. */
  ANSWER_TOO_LARGE(Severity.UNVERIFIED),
  /** The provider answered 5xx, or that it is not available. */
  PROVIDER_FAILED(Severity.UNVERIFIED),
  /** Nobody was asked: the node was busy with other verifications, or stopped. */
  NOT_BEGUN(Severity.UNVERIFIED);

  private final Severity severity;

  FindingCode(Severity severity) {
    this.severity = severity;
  }

  /** What this code weighs. */
  public Severity severity() {
    return severity;
  }

  /**
   * Whether it says that something could not be looked at, so that it proves nothing of what an
   * earlier verification found there.
   */
  public boolean isBlind() {
    return severity == Severity.UNVERIFIED
        || this == APPLICATION_NOT_READABLE
        || this == DECLARED_NOT_READABLE
        || this == CREDENTIALS_NOT_LISTED
        || this == EXCESS_NOT_VERIFIABLE
        || this == GRANTS_NOT_LISTED;
  }
}
