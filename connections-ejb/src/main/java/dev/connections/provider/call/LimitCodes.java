package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.platform.JsonText;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a 403 for too many calls from one for a permission that is missing. Some providers tell it
 * by the headers (GitHub, Rate limits for the REST API), others by a code somewhere in the body
 * alone (Google, Admin SDK: Handle API errors, {@code userRateLimitExceeded}).
 *
 * @param codes of the provider, each the whole of a text in its answer
 */
record LimitCodes(Set<String> codes) {
  LimitCodes {
    codes = Set.copyOf(codes);
  }

  boolean isForbiddenForAWhile(HTTPResponse answer) {
    return answer.getStatusCode() == HTTPResponse.SC_FORBIDDEN
        && (answer.getHeaderValue("Retry-After") != null
            || "0".equals(answer.getHeaderValue("X-RateLimit-Remaining"))
            || isSaidIn(answer.getBody()));
  }

  private boolean isSaidIn(String body) {
    if (codes.isEmpty() || body == null) {
      return false;
    }
    Optional<? extends Object> read =
        body.stripLeading().startsWith("[") ? JsonText.array(body) : JsonText.object(body);
    return read.filter(this::isSaid).isPresent();
  }

  private boolean isSaid(Object part) {
    return part instanceof Map<?, ?> object
        ? isSaid(object.values())
        : part instanceof Collection<?> parts
            ? parts.stream().anyMatch(this::isSaid)
            : part instanceof String text && codes.contains(text);
  }
}
