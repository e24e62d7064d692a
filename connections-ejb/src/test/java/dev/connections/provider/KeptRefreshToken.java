package dev.connections.provider;

import dev.connections.credential.RefreshTokens;

/** A refresh token in memory: one user at a time, and its replacement is kept before it is used. */
public final class KeptRefreshToken implements RefreshTokens {
  private String value;

  public KeptRefreshToken(String value) {
    this.value = value;
  }

  @Override
  public synchronized <T, X extends Exception> T use(Use<T, X> use) throws X {
    Used<T> used = use.with(value);
    if (used.replacement() != null) {
      value = used.replacement();
    }
    return used.answer();
  }

  public synchronized String value() {
    return value;
  }
}
