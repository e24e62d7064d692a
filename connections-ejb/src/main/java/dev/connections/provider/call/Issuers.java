package dev.connections.provider.call;

import static java.util.stream.Collectors.joining;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.connections.api.FindingCode;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of one authorization server: one, or one for each organization.
 *
 * @param pattern as {@link AuthorizationServer#issuer} has it
 */
public record Issuers(String pattern) {
  private static final Pattern CLAIM = Pattern.compile("\\{([A-Za-z_]+)}");
  private static final String VALUE = "[A-Za-z0-9._-]+";

  /** What these claims have to name as their issuer. */
  String by(JWTClaimsSet claims) {
    return CLAIM.matcher(pattern).replaceAll(found -> value(found, claims));
  }

  private static String value(MatchResult found, JWTClaimsSet claims) {
    return Matcher.quoteReplacement(String.valueOf(claims.getClaim(found.group(1))));
  }

  /**
   * Whether an answer of a sign-in page is another server's, with a code or with an error (RFC
   * 9207, section 2.4): against mix-up of servers (RFC 9700, section 4.4). Nothing is said of a
   * server whose names are not known, as the files of some have none.
   *
   * @param issuer the parameter {@code iss} of the answer; null when it had none
   * @param promised whether the server names itself in each answer
   */
  public boolean areNot(String issuer, boolean promised) {
    return issuer == null ? promised : !pattern.isEmpty() && !mayBe(issuer);
  }

  /** Whether an answer that names this issuer is the server's: no organization is known yet. */
  boolean mayBe(String issuer) {
    String any =
        Arrays.stream(CLAIM.split(pattern, -1)).map(Pattern::quote).collect(joining(VALUE));
    return issuer.matches(any);
  }

  ProviderRefusal other(String issuer) {
    return new ProviderRefusal(FindingCode.OTHER_ISSUER, ProviderText.sanitize(issuer), pattern);
  }
}
