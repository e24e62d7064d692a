package dev.connections.console.signin;

import dev.connections.api.ConnectionsException;

/** The organization's provider did not sign the person in. */
public final class OrganizationSignInException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  /** What happened; the console has a sentence for each. */
  public enum Reason {
    /** The provider does not answer, or with nothing usable. */
    UNREACHABLE,
    /** Its metadata or its answer names another issuer than the configured one. */
    ISSUER_DIFFERS,
    /** The person cancelled, or the provider refused. */
    DENIED,
    /** The answer does not belong to a sign-in that this browser started. */
    NOT_STARTED_HERE,
    /** The provider refused this console: client id, secret or redirect address. */
    CLIENT_REFUSED,
    /** The ID token does not pass its checks. */
    INVALID_TOKEN,
    /** None of the person's groups stands for a role. */
    NO_ROLE,
    /** The person is in more groups than the provider puts into a token, and it told none. */
    TOO_MANY_GROUPS,
    /** The provider does not tell groups at all. */
    GROUPS_NOT_TOLD,
    /** It tells them in another form than a list of texts. */
    GROUPS_UNREADABLE,
    /** An administrator of the console keeps the person out. */
    DISABLED
  }

  private final Reason reason;

  /**
   * @param detail for the log and the audit trail, without anything secret
   */
  public OrganizationSignInException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
