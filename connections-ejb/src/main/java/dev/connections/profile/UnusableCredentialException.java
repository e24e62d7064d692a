package dev.connections.profile;

import dev.connections.api.FindingCode;

/** A profile's credential cannot be used, which is known before anybody is called. */
public final class UnusableCredentialException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final FindingCode finding;

  UnusableCredentialException(FindingCode finding) {
    super(finding.name());
    this.finding = finding;
  }

  public FindingCode finding() {
    return finding;
  }
}
