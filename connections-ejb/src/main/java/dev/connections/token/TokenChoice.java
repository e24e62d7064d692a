package dev.connections.token;

import dev.connections.api.AccessToken;
import dev.connections.api.ApplicationNotWorkingException;
import dev.connections.api.FindingCode;
import dev.connections.api.RetryLaterException;
import dev.connections.capability.Catalog;
import dev.connections.platform.ConsolePages;
import dev.connections.words.Sentences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Chooses among the applications that hold a capability. Where none has a token, the refusal is the
 * one that helps the caller most: to wait, before a person has to act. Safe for many threads.
 */
@ApplicationScoped
class TokenChoice {
  @Inject private TokenSupply supply;
  @Inject private Throttles throttles;
  @Inject private Catalog catalog;
  @Inject private ConsolePages pages;
  @Inject private Clock clock;

  /**
   * The token of the first application that has one. May call the provider.
   *
   * @param minimum milliseconds that the token has to last
   */
  AccessToken token(Route route, long minimum)
      throws ApplicationNotWorkingException, RetryLaterException {
    int reports = throttles.reports();
    Instant now = clock.instant();
    RetryLaterException later = null;
    ApplicationNotWorkingException notWorking = null;
    for (Candidate candidate : inOrder(route, now)) {
      Instant wait = throttles.waitsUntil(candidate.profileId(), now);
      if (wait != null) {
        later =
            sooner(
                later, new RetryLaterException(title(FindingCode.RATE_LIMITED, "", route), wait));
        continue;
      }
      if (candidate.missing() != null) {
        notWorking =
            first(notWorking, candidate, candidate.missing(), candidate.missingSubject(), route);
        continue;
      }
      try {
        KeptToken token = supply.get(candidate, minimum);
        token.use(now.toEpochMilli());
        return route.answer(candidate, token, reports);
      } catch (TokenFetch.NotIssuedException notIssued) {
        TokenFailure failure = notIssued.failure();
        if (failure.isTemporary()) {
          later =
              sooner(
                  later,
                  new RetryLaterException(
                      title(failure.code(), failure.subject(), route), failure.retryAt()));
        } else {
          notWorking = first(notWorking, candidate, failure.code(), failure.subject(), route);
        }
      }
    }
    if (later != null) {
      throw later;
    }
    throw notWorking;
  }

  /** Those first that no report speaks against, and of these the healthy ones. */
  private List<Candidate> inOrder(Route route, Instant now) {
    String capability = route.key().capability();
    return route.candidates().stream()
        .sorted(
            Comparator.<Candidate, Boolean>comparing(
                    one -> throttles.avoids(one.profileId(), capability, now))
                .thenComparing(one -> !one.status().works())
                .thenComparing(one -> -one.status().urgency())
                .thenComparing(Candidate::applicationName))
        .toList();
  }

  private static RetryLaterException sooner(RetryLaterException one, RetryLaterException other) {
    return one == null || other.retryAt().isBefore(one.retryAt()) ? other : one;
  }

  private ApplicationNotWorkingException first(
      ApplicationNotWorkingException before,
      Candidate candidate,
      FindingCode code,
      String subject,
      Route route) {
    if (before != null) {
      return before;
    }
    String remedy = sentences().remedy(code, subject, route.workload());
    return new ApplicationNotWorkingException(
        candidate.applicationName() + ": " + title(code, subject, route) + " " + remedy,
        route.connectionId(),
        code,
        pages.connection(route.connectionId()));
  }

  private String title(FindingCode code, String subject, Route route) {
    return sentences().title(code, subject, route.workload());
  }

  private Sentences sentences() {
    return new Sentences(Locale.ENGLISH, catalog::workload);
  }
}
