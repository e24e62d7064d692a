package dev.connections.console.verification;

/**
 * The steps of a verification, in the order in which they run, with what a step's {@code details}
 * hold for its sentence ({@code step.CODE.OUTCOME}). Whatever the step, the details of a step with
 * the finding RATE_LIMITED are {0} the seconds to wait, empty when the provider did not say; of
 * REDIRECTED {0} the other host, empty when not said. Where nothing is named there are none.
 */
public enum StepCode {
  /**
   * The typed domain leads to an organization, and to which. The subject is the typed host. OK: {0}
   * host that is spoken to, {1} id, {2} edition, which may be empty. FAILED with
   * OTHER_ORGANIZATION: {0} id found, {1} id expected; with DOMAIN_NOT_ALLOWED: {0} the host that
   * the domain names as its organization's.
   */
  ORGANIZATION,
  /**
   * The provider accepts the key for this client id. OK: {0} how tokens come, {@code Bearer} or
   * {@code DPoP}; {@code GRANT} where they come by what the service account granted.
   */
  CREDENTIAL,
  /**
   * The token is for this organization. OK: {0} the organization's name, empty when the application
   * may not read it. COULD_NOT_VERIFY: {0} the scope that is needed to ask, empty where it is
   * granted. FAILED: {0} id found, {1} id expected.
   */
  TOKEN_ORGANIZATION,
  /**
   * What the service account granted by signing in still holds, where the application itself does
   * not live of it. The subject is the account.
   */
  SERVICE_ACCOUNT,
  /** The application exists in the organization and is not switched off. The subject is empty. */
  APPLICATION,
  /**
   * Which permissions are granted was read. OK: {0} how many. With PERMISSIONS_NOT_VERIFIABLE the
   * subject is the API that could not be asked, empty when it is all of them.
   */
  GRANTS,
  /** Which permissions the application declares was read. OK: {0} how many. */
  DECLARED,
  /**
   * One needed permission is granted; the subject names it. {0} the titles of the capabilities that
   * need it.
   */
  PERMISSION,
  /**
   * One scope is granted; the subject names it. What several of them have in common is one more
   * step that follows theirs, with an empty subject: FAILED with NO_SCOPE_GRANTED when none is
   * granted, {0} the scopes; COULD_NOT_VERIFY when some could not be settled, with
   * SCOPE_NOT_VERIFIABLE {0} those. With SCOPE_NOT_OFFERED the subject lists the scopes.
   */
  SCOPE,
  /**
   * The administrator role of the application. OK and ATTENTION: the subject names the roles, those
   * of the organization's own making as {@code CUSTOM:} with their name; ATTENTION: {0} the scopes
   * whose objects they do not show. COULD_NOT_VERIFY: {0} the scope that is needed to ask, none
   * where it is granted.
   */
  ROLE,
  /**
   * One harmless call that needs one scope; the subject names the scope. Without a finding of its
   * own {0} is the finding that is its cause: ROLE_MISSING when FAILED, ROLE_TOO_NARROW when
   * ATTENTION, ROLE_NOT_VERIFIABLE when COULD_NOT_VERIFY.
   */
  PROBE,
  /**
   * Nothing more is granted than what is needed. ATTENTION: one step for each scope or permission
   * too many, the subject names it; with PERMISSION_WIDER {0} is the one that would suffice.
   * COULD_NOT_VERIFY: {0} the scope that is needed to find out; with GRANTS_NOT_LISTED the host at
   * which the list goes on, empty when it is not said.
   */
  EXCESS,
  /**
   * A capability can be used; the subject is its title. Only for those that cannot, or not long, or
   * of which that could not be found out: {0} the API that they call. Where that API does not let
   * the application in, one more step has the finding and the API's name as its subject.
   */
  CAPABILITY,
  /** When the used credential ends. OK: {0} the day, such as {@code 2027-03-01}. */
  CREDENTIAL_END,
  /** The application holds no credential that is not ours; one step for each that is not. */
  OTHER_CREDENTIALS
}
