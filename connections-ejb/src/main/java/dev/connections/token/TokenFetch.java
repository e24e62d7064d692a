package dev.connections.token;

import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.TokenType;
import dev.connections.platform.Transactions;
import dev.connections.profile.ProfileClients;
import dev.connections.profile.UnusableCredentialException;
import dev.connections.provider.ProviderAdapters;
import dev.connections.provider.TokenSource;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks a provider for one token, and says when to ask again if it gives none. Called without a
 * transaction, since it waits for the provider.
 */
@ApplicationScoped
class TokenFetch {
  private static final Logger LOG = Logger.getLogger(TokenFetch.class.getName());

  /** Shorter than a lease. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  /** Where a provider does not say for how long: an hour is what all of them issue. */
  private static final Duration ASSUMED_LIFETIME = Duration.ofMinutes(50);

  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

  /** Of what a person has to mend: somebody may have done so at the provider. */
  static final Duration PERSONS_BACK_OFF = Duration.ofMinutes(10);

  @Inject private Transactions transactions;
  @Inject private ProfileClients clients;
  @Inject private ProviderAdapters adapters;
  @Inject private Clock clock;

  /** A request that gave no token. */
  static final class NotIssuedException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient TokenFailure failure;

    NotIssuedException(TokenFailure failure) {
      super(failure.code().name());
      this.failure = failure;
    }

    TokenFailure failure() {
      return failure;
    }
  }

  /**
   * @param fence of the lease
   * @param failures how many requests failed one after the other by now
   */
  KeptToken fetch(Candidate candidate, long fence, int failures) throws NotIssuedException {
    Instant asked = clock.instant();
    try {
      return kept(issued(candidate, client(candidate)), fence, asked);
    } catch (ProviderRefusal refusal) {
      throw new NotIssuedException(failure(refusal, failures));
    } catch (UnusableCredentialException unusable) {
      throw new NotIssuedException(failure(new ProviderRefusal(unusable.finding()), failures));
    }
  }

  /**
   * An adapter that fails where nobody foresaw it has met an answer that nobody foresaw: a failure
   * like the others, or each caller on each node would wait for the lease and ask again.
   */
  private IssuedToken issued(Candidate candidate, OAuthClient client) throws ProviderRefusal {
    TokenSource source = adapters.find(candidate.workload(), TokenSource.class).orElseThrow();
    try {
      return source.token(candidate.organization(), client, candidate.permissions(), LIMIT);
    } catch (RuntimeException broken) {
      LOG.log(Level.SEVERE, "A request for a token broke off", withoutWords(broken));
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
  }

  /** Its words may be those of the answer, which holds a token. */
  private static Throwable withoutWords(RuntimeException broken) {
    Throwable place = new IllegalStateException(broken.getClass().getName());
    place.setStackTrace(broken.getStackTrace());
    return place;
  }

  private OAuthClient client(Candidate candidate) throws ProviderRefusal {
    Optional<OAuthClient> client =
        transactions.call(() -> clients.open(candidate.profileId(), candidate.signsAs()));
    // Replaced a moment ago: the next request finds the new one.
    return client.orElseThrow(() -> new ProviderRefusal(FindingCode.UNREACHABLE));
  }

  private static KeptToken kept(IssuedToken issued, long fence, Instant asked) {
    Instant end = issued.expiresAt() == null ? asked.plus(ASSUMED_LIFETIME) : issued.expiresAt();
    boolean bound = AccessTokenType.DPOP.equals(issued.token().getType());
    return new KeptToken(
        issued.token().getValue(),
        bound ? TokenType.DPOP : TokenType.BEARER,
        bound ? issued.proofKey() : null,
        fence,
        asked,
        end,
        SealedTokens.renewalPart());
  }

  private TokenFailure failure(ProviderRefusal refusal, int failures) {
    Instant now = clock.instant();
    return new TokenFailure(
        refusal.finding(),
        refusal.subject().orElse(""),
        refusal.words(),
        now,
        now.plus(backOff(refusal, failures)));
  }

  private static Duration backOff(ProviderRefusal refusal, int failures) {
    if (refusal.finding().severity() != Severity.UNVERIFIED) {
      return PERSONS_BACK_OFF;
    }
    Duration told =
        refusal.finding() == FindingCode.RATE_LIMITED
                && !refusal.details().isEmpty()
                && refusal.details().get(0).matches("[0-9]{1,6}")
            ? Duration.ofSeconds(Long.parseLong(refusal.details().get(0)))
            : Duration.ZERO;
    Duration doubled = Duration.ofSeconds(1L << Math.min(failures, 6));
    Duration own = doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    return told.compareTo(own) > 0 ? told : own;
  }
}
