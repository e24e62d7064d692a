package dev.connections.provider.call;

/**
 * In what token endpoints differ where RFC 6749 leaves it to them, or where they do not keep to it.
 *
 * @param basic whether a client secret goes into the header {@code Authorization} (section 2.3.1),
 *     and not into the body
 * @param scopeSeparator between the scopes that people are asked for, and those of answers; a space
 *     by the standard
 * @param bearer what it calls the type of bearer tokens
 * @param accountClaim of ID tokens, by which accounts are known here; empty where they are known by
 *     something else
 */
public record TokenDialect(
    boolean basic, String scopeSeparator, String bearer, String accountClaim) {
  public static final TokenDialect STANDARD = new TokenDialect(false, " ", "Bearer", "sub");
}
