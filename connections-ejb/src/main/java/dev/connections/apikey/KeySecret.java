package dev.connections.apikey;

import dev.connections.console.signin.ApiKeySignIns;
import dev.connections.platform.RandomTokens;
import java.util.regex.Pattern;

/** What a program sends, in the one moment in which it is known here. */
record KeySecret(String text) {
  private static final Pattern FORM =
      Pattern.compile(Pattern.quote(ApiKeySignIns.PREFIX) + "[A-Za-z0-9_-]{43}");

  /** Leaves more than 200 bits unknown. */
  private static final int HINT = ApiKeySignIns.PREFIX.length() + 6;

  static KeySecret random() {
    return new KeySecret(ApiKeySignIns.PREFIX + RandomTokens.newToken());
  }

  /** Whether a text could be a key at all; nothing is looked up for what cannot. */
  static boolean isOne(String text) {
    return text != null && FORM.matcher(text).matches();
  }

  String hash() {
    return RandomTokens.hash(text);
  }

  String hint() {
    return text.substring(0, HINT);
  }

  @Override
  public String toString() {
    return hint() + "…";
  }
}
