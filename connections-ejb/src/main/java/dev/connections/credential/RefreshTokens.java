package dev.connections.credential;

import java.nio.charset.StandardCharsets;

/** Where the refresh token of a grant lies (RFC 6749, section 1.5). */
public interface RefreshTokens {
  /** What can be kept of one, in bytes of UTF-8: far more than any provider is known to issue. */
  int LONGEST = 20_000;

  /**
   * Whether a refresh token cannot be kept.
   *
   * @param refreshToken null when there is none
   */
  static boolean isTooLong(String refreshToken) {
    return refreshToken != null && refreshToken.getBytes(StandardCharsets.UTF_8).length > LONGEST;
  }

  /**
   * Uses the refresh token. One caller at a time does, over all nodes; the others wait, and find
   * what it left. A replacement is stored for good before this returns, so nothing that came with
   * it is used before.
   *
   * @param use is called once at most, without a transaction, and has to end within 10 seconds
   * @throws X as {@code use} throws it; the refresh token stays as it is then
   * @throws BusyException when others kept it for too long, or it is not there any more
   */
  <T, X extends Exception> T use(Use<T, X> use) throws X;

  /** Nothing was asked, or nothing came of it; another try may succeed. */
  final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BusyException() {
      super("The refresh token is in use elsewhere.");
    }
  }

  /** One request with a refresh token. */
  interface Use<T, X extends Exception> {
    Used<T> with(String refreshToken) throws X;
  }

  /**
   * @param replacement the refresh token to use from now on (RFC 6749, section 6), not one that is
   *     too long; null when the same stays
   */
  record Used<T>(T answer, String replacement) {
    /** Without the tokens. */
    @Override
    public String toString() {
      return "used refresh token";
    }
  }
}
