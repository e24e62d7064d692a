package dev.connections.provider.oauth;

import dev.connections.credential.RefreshTokens;

/** Keeps the refresh token of one grant in memory, one user at a time. */
final class KeptRefreshToken implements RefreshTokens {
  private String token;

  KeptRefreshToken(String token) {
    this.token = token;
  }

  synchronized String token() {
    return token;
  }

  @Override
  public synchronized <T, X extends Exception> T use(Use<T, X> use) throws X {
    Used<T> used = use.with(token);
    if (used.replacement() != null) {
      token = used.replacement();
    }
    return used.answer();
  }
}
