package dev.connections.client;

import dev.connections.api.AccessToken;
import dev.connections.api.AccessTokens;
import dev.connections.api.ConnectionsException;
import dev.connections.api.RetryLaterException;
import dev.connections.api.TokenRequest;
import dev.connections.api.TokenType;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Gives tokens in the order in which a test lined them up, the last one again and again. */
final class FakeAccessTokens implements AccessTokens {
  private final URI api;
  private final Deque<Object> answers = new ArrayDeque<>();
  private final Deque<RetryLaterException> refusedProofs = new ArrayDeque<>();

  /** What was reported, such as {@code first 429 30}. */
  final List<String> reports = new ArrayList<>();

  final List<TokenRequest> requests = new ArrayList<>();

  FakeAccessTokens(URI api) {
    this.api = api;
  }

  FakeAccessTokens then(String token, TokenType type, String application) {
    answers.add(
        new AccessToken(
            token,
            type,
            Instant.EPOCH.plusSeconds(3600),
            "nightly-users",
            "users-backup",
            "",
            api,
            "connection",
            application,
            application,
            Set.of()));
    return this;
  }

  FakeAccessTokens then(ConnectionsException refusal) {
    answers.add(refusal);
    return this;
  }

  FakeAccessTokens forgetsProof(RetryLaterException refusal) {
    refusedProofs.add(refusal);
    return this;
  }

  @Override
  public AccessToken request(TokenRequest wanted) throws RetryLaterException {
    requests.add(wanted);
    Object answer = answers.size() > 1 ? answers.poll() : answers.peek();
    if (answer instanceof RetryLaterException later) {
      throw later;
    }
    return (AccessToken) answer;
  }

  @Override
  public void report(AccessToken token, int status, long retryAfterSeconds) {
    reports.add(token.value() + " " + status + " " + retryAfterSeconds);
  }

  @Override
  public String proof(AccessToken token, String method, URI address, String nonce)
      throws RetryLaterException {
    if (!refusedProofs.isEmpty()) {
      throw refusedProofs.poll();
    }
    return "%s of %s for %s %s"
        .formatted(
            nonce.isEmpty() ? "first proof" : nonce, token.value(), method, address.getPath());
  }
}
