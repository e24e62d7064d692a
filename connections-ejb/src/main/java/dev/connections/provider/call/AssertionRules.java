package dev.connections.provider.call;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;

/**
 * In what the assertions differ that providers take (RFC 7523 leaves it to them).
 *
 * @param lifetime how long after it was signed an assertion counts
 * @param issueTime whether it says when it was signed ({@code iat}, {@code nbf})
 * @param clientIdBeside whether the request names the client beside the assertion, too
 * @param certificateAlgorithm signs with a certificate's key; a bare key has its own algorithm
 */
public record AssertionRules(
    Duration lifetime,
    boolean issueTime,
    boolean clientIdBeside,
    JWSAlgorithm certificateAlgorithm) {}
