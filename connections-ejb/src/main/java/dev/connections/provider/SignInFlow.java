package dev.connections.provider;

import dev.connections.console.grant.GrantEnd;
import dev.connections.provider.call.ProviderRefusal;
import java.net.URI;
import java.time.Duration;

/**
 * The ability to have a person sign in at the provider and grant the platform's own application
 * access: OAuth's authorization code (RFC 6749, section 4.1) with PKCE (RFC 7636).
 */
public interface SignInFlow {
  /**
   * The provider's page where the person signs in. Calls the provider where it has to be asked
   * first, for its metadata or for a request that is pushed to it (RFC 9126), and returns within
   * {@code limit}.
   */
  URI begin(SignInRequest request, Duration limit) throws ProviderRefusal;

  /**
   * Redeems the code of an answer and finds out whose organization was granted. Calls the provider
   * several times within {@code limit}. A code can be redeemed once.
   *
   * @param request as it was begun; where it names an organization and the account reaches several,
   *     that one is taken
   * @param issuer the parameter {@code iss} of the answer (RFC 9207); null when it had none. One
   *     that is not this authorization server is refused with OTHER_ISSUER before anything is sent
   * @throws ProviderRefusal when there is no grant; what was granted meanwhile is given back
   */
  GrantedSignIn finish(SignInRequest request, String code, String issuer, Duration limit)
      throws ProviderRefusal;

  /**
   * What an answer means that has an error instead of a code (RFC 6749, section 4.1.2.1). No call.
   *
   * @param organization where the person had to sign in; null where the provider finds it out
   * @param error the parameter of this name, never null
   * @param description what the provider says about it; empty when nothing
   * @param issuer the parameter {@code iss} of the answer (RFC 9207); null when it had none. With
   *     one that is not this authorization server it means OTHER_ISSUER, whatever the error
   */
  GrantEnd read(Organization organization, String error, String description, String issuer);

  /**
   * Gives a grant back (RFC 7009), where the provider can: otherwise does nothing. Calls the
   * provider and returns within {@code limit}.
   *
   * @throws ProviderRefusal when it was not revoked and may be later
   */
  void revoke(
      Registration registration, Organization organization, String refreshToken, Duration limit)
      throws ProviderRefusal;
}
