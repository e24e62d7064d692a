package dev.connections.provider.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;

/**
 * The public keys that authorization servers sign with (RFC 7517), as they were fetched last. Safe
 * for many threads.
 */
public final class KeySets {
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final int MOST_SERVERS = 1_000;

  private final Cache<URI, JWKSet> byAddress =
      Caffeine.newBuilder().maximumSize(MOST_SERVERS).expireAfterWrite(LIFETIME).build();

  /**
   * Asks the server unless they are known, and once more for a key that is not among those: it may
   * sign with a new one. What is looked for came from the server itself, so that no stranger can
   * make this ask.
   */
  List<JWK> find(JWKSelector selector, URI address, ProviderCalls calls) throws ProviderRefusal {
    JWKSet known = byAddress.getIfPresent(address);
    List<JWK> found = known == null ? List.of() : selector.select(known);
    if (!found.isEmpty()) {
      return found;
    }
    JWKSet fetched = fetch(address, calls);
    byAddress.put(address, fetched);
    return selector.select(fetched);
  }

  private static JWKSet fetch(URI address, ProviderCalls calls) throws ProviderRefusal {
    HTTPResponse answer = calls.get(address);
    try {
      if (answer.getStatusCode() == HTTPResponse.SC_OK) {
        return JWKSet.parse(answer.getBody());
      }
    } catch (ParseException noKeySet) {
      // Said below: what came instead is nobody's matter.
    }
    throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD).about(address.getHost());
  }
}
