package dev.connections.console.system;

import dev.connections.api.Workload;
import dev.connections.console.profiles.CredentialKind;
import java.time.Instant;
import java.util.List;

/**
 * The platform's own application at a workload, or that there could be one.
 *
 * @param title of the workload, for people
 * @param setUp whether the settings have it
 * @param clientId empty where it is not set up
 * @param credentialKind what it proves itself with; null where it is not set up
 * @param credential what people tell the credential apart by, no secret; empty where there is
 *     nothing to tell or it is not set up
 * @param endsAt when the credential ends, as far as it tells by itself; null when it does not
 * @param over whether it has ended
 * @param proved whether signing in was tried against a real authorization server of this kind
 * @param signsIn whether a provider of this installation lets people sign in to it
 * @param consentPage whether an administrator consents on a page of the provider, which leads back
 *     here as the sign-in does
 * @param clientIdKey the setting of the client id
 * @param credentialKeys the settings of which one says what it proves itself with
 * @param trial how it can be tried out
 */
public record RegistrationView(
    Workload workload,
    String title,
    boolean setUp,
    String clientId,
    CredentialKind credentialKind,
    String credential,
    Instant endsAt,
    boolean over,
    boolean proved,
    boolean signsIn,
    boolean consentPage,
    String clientIdKey,
    List<String> credentialKeys,
    Trial trial) {

  /** How an application can be tried out. */
  public enum Trial {
    /** It is not set up, or its provider cannot. */
    NOT_POSSIBLE,
    POSSIBLE,
    /** At an organization that somebody names. */
    AT_ORGANIZATION
  }

  public RegistrationView {
    credentialKeys = List.copyOf(credentialKeys);
  }
}
