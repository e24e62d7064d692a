package dev.connections.console.activity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can be done, by people, by other applications and by the service itself: the one vocabulary
 * of the activity, of its files and of the histories of connections. Its codes are stored, so a
 * constant is never renamed.
 */
public enum Act {
  ACTIVITY_EXPIRED,
  ADMINISTRATOR_SET_UP,
  API_KEY_CREATED,
  API_KEY_RENEWED,
  API_KEY_REVOKED,
  APPLICATION_ADDED,
  APPLICATION_CAPABILITIES_CHANGED,
  APPLICATION_DISABLED,
  APPLICATION_ENABLED,
  APPLICATION_REAUTHENTICATED,
  APPLICATION_REMOVED,
  APPLICATION_RENAMED,
  APPLICATIONS_EXPORTED,
  BULK_VERIFICATION_CANCELLED,
  BULK_VERIFICATION_STARTED,
  CONNECTION_CREATED,
  CONNECTION_DELETED,
  CONNECTION_REMOVED,
  CONNECTION_RENAMED,
  CONNECTION_RESTORED,
  CONNECTIONS_EXPORTED,
  CONNECTOR_ALLOWED,
  CONNECTOR_CHANGED,
  CONNECTOR_DENIED,
  CONNECTOR_LINKED,
  CONNECTOR_UNLINKED,
  CONSENT_ANSWERED,
  CONSENT_ASKED,
  FINDING_ACKNOWLEDGED,
  FINDING_REOPENED,
  GRANT_ANSWERED,
  GRANT_ASKED,
  GRANT_LINK_MADE,
  GRANT_LINK_REVOKED,
  GRANT_LINK_USED,
  ONE_TIME_LINK_MADE,
  PAGE_USED,
  PASSWORD_CHANGED,
  PASSWORD_CHOSEN,
  PERSON_ADDED,
  PERSON_DISABLED,
  PERSON_ENABLED,
  PERSON_REMOVED,
  PROFILE_CHANGED,
  PROFILE_CREATED,
  PROFILE_DELETED,
  PROFILE_KEY_ROTATED,
  PROFILE_PREVIOUS_KEY_DROPPED,
  PROFILE_SAVED,
  PROFILE_VERIFIED,
  ROLE_CHANGED,
  SERVICE_ACCOUNT_CHANGED,
  SET_UP_OPENED,
  SIGNED_IN,
  SIGNED_OUT,
  SIGNED_OUT_EVERYWHERE_ELSE,
  /** Of a connection or an application: in histories alone, since nobody does it. */
  STATUS_CHANGED,
  TOKENS_GIVEN_WITHOUT_DATABASE;

  private static final Map<String, Act> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(Act::code, Function.identity()));

  /** As stored, and as in files: such as {@code connection-removed}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty for a code of another version of the program. */
  public static Optional<Act> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
