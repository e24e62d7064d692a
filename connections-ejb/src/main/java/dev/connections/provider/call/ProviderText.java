package dev.connections.provider.call;

import dev.connections.platform.PlainText;
import java.util.regex.Pattern;

/** What a provider said, made fit to be shown and stored. */
public final class ProviderText {
  private static final int MAX = 400;

  /**
   * Some servers repeat what they were sent: an assertion, a token or a proof is never kept. A JWT
   * begins with its header, which begins with {@code {"}; a word of 60 characters is none of
   * anybody's language.
   */
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)*|[A-Za-z0-9_+/=-]{60,}");

  private ProviderText() {}

  /** One line, at most 400 characters, without control characters, invisible ones and tokens. */
  public static String sanitize(String said) {
    if (said == null) {
      return "";
    }
    // Cut before as well, so that a long answer is not searched to its end.
    String start = said.length() > 10 * MAX ? said.substring(0, 10 * MAX) : said;
    StringBuilder line = new StringBuilder();
    for (char c : TOKEN.matcher(start).replaceAll("(token)").toCharArray()) {
      if (Character.isISOControl(c) || Character.isWhitespace(c)) {
        line.append(' ');
      } else if (!PlainText.isInvisible(c) && !Character.isSurrogate(c)) {
        line.append(c);
      }
    }
    return PlainText.shortened(line.toString().strip().replaceAll(" +", " "), MAX);
  }
}
