package dev.connections.console.system;

/**
 * A setting as it is in force.
 *
 * @param key such as {@code connections.public-url}
 * @param variable the same as a variable of the environment, such as {@code CONNECTIONS_PUBLIC_URL}
 * @param kind code of what a value looks like, such as {@code ORIGIN}
 * @param secret whether its value is kept to itself: {@code value} and {@code defaultValue} are
 *     empty then
 * @param given whether there is a value at all, set or by default
 * @param value without what could be a secret; empty where there is none
 * @param defaultValue what would be in force if nobody set it; empty for none
 * @param sourceName the server's name of the source; empty for a default
 */
public record SettingView(
    String key,
    String variable,
    String kind,
    boolean secret,
    boolean given,
    String value,
    String defaultValue,
    SettingSource source,
    String sourceName) {

  /** Whether somebody or something set it. */
  public boolean set() {
    return source != SettingSource.DEFAULT;
  }
}
