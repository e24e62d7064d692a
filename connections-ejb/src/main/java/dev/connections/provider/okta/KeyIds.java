package dev.connections.provider.okta;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.connections.credential.SigningKey;
import java.net.URI;
import java.time.Duration;

/**
 * Which keys that were entered without a key ID an organization knows by their thumbprint, so that
 * this is found out once and not with each token. In memory alone: a node that starts finds it
 * again, for one refused request. Safe for many threads.
 */
final class KeyIds {
  private final Cache<String, Boolean> byThumbprint =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(24)).build();

  boolean isThumbprint(URI endpoint, SigningKey key) {
    return byThumbprint.getIfPresent(name(endpoint, key)) != null;
  }

  void learn(URI endpoint, SigningKey key) {
    byThumbprint.put(name(endpoint, key), true);
  }

  void forget(URI endpoint, SigningKey key) {
    byThumbprint.invalidate(name(endpoint, key));
  }

  private static String name(URI endpoint, SigningKey key) {
    return endpoint + " " + key.thumbprint();
  }
}
