package dev.connections.web.connection;

import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person can do about a finding from the page; the buttons beside it. */
public enum Remedy {
  CONSENT,
  REAUTHENTICATE,
  PERMISSIONS,
  CAPABILITIES,
  PROVIDER_PAGE,
  VERIFY;

  /** What this is a remedy for, but for recommendations, which may stay as they are. */
  public Set<FindingCode> codes() {
    return Arrays.stream(FindingCode.values())
        .filter(code -> code.severity() != Severity.RECOMMENDATION && of(code).contains(this))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FindingCode.class)));
  }

  static List<Remedy> of(FindingCode code) {
    return switch (code) {
      case CONSENT_MISSING -> List.of(CONSENT, VERIFY);
      case PERMISSION_NOT_CONSENTED -> List.of(CONSENT, PERMISSIONS, VERIFY);
      case CREDENTIAL_EXPIRED,
          CREDENTIAL_EXPIRES_SOON,
          CREDENTIAL_END_UNKNOWN,
          CREDENTIAL_REVOKED,
          CREDENTIAL_NOT_YET_VALID,
          CREDENTIAL_REJECTED,
          SECRET_MISMATCH,
          SECRET_ID_PASTED,
          KEY_MISMATCH,
          KEY_ID_NEEDED,
          STORED_KEY_UNREADABLE,
          GRANT_REVOKED,
          GRANT_EXPIRED,
          OTHER_ACCOUNT,
          INTERACTION_REQUIRED,
          SERVICE_ACCOUNT_REFUSED,
          SYSTEM_APPLICATION_NOT_SET_UP ->
          List.of(REAUTHENTICATE);
      case PERMISSION_MISSING,
          PERMISSION_RECOMMENDED,
          PERMISSION_EXCESS,
          PERMISSION_WIDER,
          NO_SCOPE_GRANTED,
          SCOPE_MISSING,
          SCOPE_EXCESS ->
          List.of(PERMISSIONS, PROVIDER_PAGE, VERIFY);
      case CAPABILITY_RETIRES,
          CAPABILITY_RETIRED,
          SCOPE_UNKNOWN,
          FEATURE_NOT_AVAILABLE,
          SERVICE_NOT_AVAILABLE ->
          List.of(CAPABILITIES);
      default ->
          code.severity() == Severity.UNVERIFIED ? List.of(VERIFY) : List.of(PROVIDER_PAGE, VERIFY);
    };
  }
}
