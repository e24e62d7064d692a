package dev.connections.client;

import java.net.URI;
import java.net.http.HttpHeaders;

/** The nonce that an API wants in the next proof (RFC 9449, section 9). */
final class ProofNonce {
  private record Known(URI api, String value) {}

  private volatile Known known = new Known(URI.create(""), "");

  /** Empty before this API sent one. */
  String at(URI api) {
    Known last = known;
    return last.api().equals(api) ? last.value() : "";
  }

  void learn(URI api, HttpHeaders answer) {
    answer.firstValue("DPoP-Nonce").ifPresent(value -> known = new Known(api, value));
  }

  /** Whether the answer refuses a request for want of the nonce that it brings. */
  static boolean wantedBy(int status, HttpHeaders answer) {
    return status == 401
        && answer.firstValue("DPoP-Nonce").isPresent()
        && answer.allValues("WWW-Authenticate").stream()
            .anyMatch(challenge -> challenge.contains("use_dpop_nonce"));
  }
}
