package dev.connections.sandbox.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes wrong or otherwise than usual when people sign in to one organization and when tokens
 * are fetched. Like troubles they end with {@link PretendOrganization#calm()} and are not kept for
 * the next start.
 */
public final class SignInSwitches {
  private volatile SignInRefusal refusal;
  private volatile AccountKind signedIn;
  private volatile boolean factorRequired;
  private volatile boolean withoutRefreshToken;
  private volatile Duration tokenDelay = Duration.ZERO;
  private volatile Duration tokenLifetime;
  private final AtomicInteger answersToLose = new AtomicInteger();

  /** Refuses every person, and where the provider looks at policies then too, every refresh. */
  public void refuse(SignInRefusal why) {
    refusal = why;
  }

  public Optional<SignInRefusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Every browser that comes is signed in with this account already; null for none. */
  public void signedInAs(AccountKind kind) {
    signedIn = kind;
  }

  public Optional<AccountKind> signedIn() {
    return Optional.ofNullable(signedIn);
  }

  /** Whoever signs in has to give a second factor. */
  public void requireFactor(boolean required) {
    factorRequired = required;
  }

  public boolean factorRequired() {
    return factorRequired;
  }

  /** Token answers have no refresh token, whatever was granted; the one that is there holds on. */
  public void withholdRefreshTokens(boolean withheld) {
    withoutRefreshToken = withheld;
  }

  public boolean withoutRefreshToken() {
    return withoutRefreshToken;
  }

  /** How long the token endpoint waits with each answer, once everything is done and counted. */
  public void answerTokensAfter(Duration delay) {
    tokenDelay = delay;
  }

  public Duration tokenDelay() {
    return tokenDelay;
  }

  /**
   * How long access tokens last that people's grants give in an Okta organization; null for as long
   * as usual.
   */
  public void endAccessTokensAfter(Duration lifetime) {
    tokenLifetime = lifetime;
  }

  /** As it was set; empty for as long as usual. */
  public Optional<Duration> accessTokenLifetime() {
    return Optional.ofNullable(tokenLifetime);
  }

  /** Cuts the connection in place of the next answers to a refresh, which counts as done. */
  public void loseRefreshAnswers(int number) {
    answersToLose.set(number);
  }

  public int refreshAnswersToLose() {
    return answersToLose.get();
  }

  /** The answer to a refresh that was done, or none when it gets lost on its way. */
  public Answer perhapsLost(Answer answer) {
    boolean lost = answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    return lost
        ? Answer.none().noting("refreshed, and the answer was lost").by(answer.client())
        : answer;
  }

  void calm() {
    refusal = null;
    signedIn = null;
    factorRequired = false;
    withoutRefreshToken = false;
    tokenDelay = Duration.ZERO;
    tokenLifetime = null;
    answersToLose.set(0);
  }
}
