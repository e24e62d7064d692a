package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.net.URI;

/**
 * Where a provider gives tokens, and all in which it differs there from the others.
 *
 * @param address also the audience of assertions
 * @param assertions what it wants of them
 * @param errors what its refusals mean
 */
public record TokenEndpoint(
    URI address, AssertionRules assertions, Errors errors, TokenDialect dialect) {

  public TokenEndpoint(URI address, AssertionRules assertions, Errors errors) {
    this(address, assertions, errors, TokenDialect.STANDARD);
  }

  /** Reads the answers that are no tokens. */
  public interface Errors {

    /**
     * @param answer that is not 200, or that is and has an error; without the client's secret,
     *     should the server have repeated it
     * @param client that asked
     */
    ProviderRefusal read(HTTPResponse answer, OAuthClient client);
  }
}
