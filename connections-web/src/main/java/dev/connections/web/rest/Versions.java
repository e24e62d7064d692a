package dev.connections.web.rest;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response.Status;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as entity tags (RFC 9110, section 8.8.3). */
final class Versions {
  private static final Pattern STRONG = Pattern.compile("\"([0-9]{1,18})\"");

  private Versions() {}

  static EntityTag tag(long version) {
    return new EntityTag(String.valueOf(version));
  }

  /**
   * The version that {@code If-Match} names. Without it a change could undo one that the caller has
   * not seen (RFC 6585, section 3); {@code *} and a list of several name none.
   */
  static long named(String ifMatch) {
    if (ifMatch == null) {
      throw new ClientErrorException(
          "A change needs the header If-Match with the ETag of what you read.",
          Status.PRECONDITION_REQUIRED);
    }
    Matcher tag = STRONG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw new ClientErrorException(
          "If-Match has to be one ETag as it was answered, with its quotation marks.",
          Status.PRECONDITION_FAILED);
    }
    return Long.parseLong(tag.group(1));
  }
}
