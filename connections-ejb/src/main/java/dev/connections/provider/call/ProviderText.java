package dev.connections.provider.call;

import dev.connections.platform.PlainText;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

  /** A SHA-256 thumbprint is as long as a secret may be; only its neighbour tells them apart. */
  private static final Pattern THUMBPRINT = Pattern.compile("[0-9A-Fa-f]{64}");

  private static final Pattern NAMES_THUMBPRINT =
      Pattern.compile("(?i).*\\b(thumbprint|fingerprint|x5t)\\b[^.;,]{0,30}", Pattern.DOTALL);

  private ProviderText() {}

  private static String withoutTokens(String said) {
    return TOKEN
        .matcher(said)
        .replaceAll(
            found ->
                isThumbprint(found, said) ? Matcher.quoteReplacement(found.group()) : "(token)");
  }

  private static boolean isThumbprint(MatchResult found, String said) {
    String before = said.substring(Math.max(0, found.start() - 60), found.start());
    return THUMBPRINT.matcher(found.group()).matches()
        && NAMES_THUMBPRINT.matcher(before).matches();
  }

  /**
   * One line, at most 400 characters, without control characters, invisible ones and tokens. What
   * the words call a thumbprint stays: it is public, and people compare it.
   */
  public static String sanitize(String said) {
    if (said == null) {
      return "";
    }
    // Cut before as well, so that a long answer is not searched to its end.
    String start = said.length() > 10 * MAX ? said.substring(0, 10 * MAX) : said;
    StringBuilder line = new StringBuilder();
    for (char c : withoutTokens(start).toCharArray()) {
      if (Character.isISOControl(c) || Character.isWhitespace(c)) {
        line.append(' ');
      } else if (!PlainText.isInvisible(c) && !Character.isSurrogate(c)) {
        line.append(c);
      }
    }
    return PlainText.shortened(line.toString().strip().replaceAll(" +", " "), MAX);
  }
}
