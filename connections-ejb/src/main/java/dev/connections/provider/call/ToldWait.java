package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a provider asks to be left alone, in each form that providers send it: {@code
 * Retry-After} in seconds or as a date (RFC 9110, section 10.2.3), Microsoft's milliseconds, and
 * the moment at which a limit is reset ({@code X-Rate-Limit-Reset} of Okta, and its like), which is
 * told in seconds or milliseconds since 1970 or in seconds from now.
 */
final class ToldWait {
  /** Who says longer has another clock, or counts otherwise. */
  static final Duration LONGEST = Duration.ofDays(1);

  private static final List<String> RESETS =
      List.of("X-Rate-Limit-Reset", "X-RateLimit-Reset", "RateLimit-Reset");
  private static final List<String> MILLISECONDS = List.of("x-ms-retry-after-ms", "retry-after-ms");

  /** More seconds than a day and fewer than 1970 needs: a number below counts from now. */
  private static final long SECONDS_SINCE_1970 = 100_000_000L;

  private static final long MILLIS_SINCE_1970 = 100_000_000_000L;

  /** All three that RFC 9110, section 5.6.7, makes a recipient take. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          new DateTimeFormatterBuilder()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
              .appendPattern(" HH:mm:ss zzz")
              .toFormatter(Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH));

  private ToldWait() {}

  /**
   * What the answer tells, in whole seconds and at least one; empty when it tells nothing. That it
   * may be asked again after a while counts more than when a limit is reset, which some providers
   * tell in each answer, be the limit reached or not.
   *
   * @param here what the clock here says, for an answer without a {@code Date}
   */
  static Optional<Duration> in(HTTPResponse answer, Instant here) {
    Instant there =
        Optional.ofNullable(answer.getHeaderValue("Date")).flatMap(ToldWait::date).orElse(here);
    return Stream.of(
            header(answer, List.of("Retry-After")).flatMap(told -> retryAfter(told, there)),
            header(answer, MILLISECONDS).flatMap(ToldWait::number).map(Duration::ofMillis))
        .flatMap(Optional::stream)
        .max(Duration::compareTo)
        .or(() -> header(answer, RESETS).flatMap(ToldWait::number).map(at -> reset(at, there)))
        .map(ToldWait::bounded);
  }

  private static Optional<String> header(HTTPResponse answer, List<String> names) {
    return names.stream()
        .map(answer::getHeaderValue)
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .findFirst();
  }

  private static Optional<Duration> retryAfter(String told, Instant now) {
    return number(told)
        .map(Duration::ofSeconds)
        .or(() -> date(told).map(moment -> Duration.between(now, moment)));
  }

  /** Fractions count as a whole. */
  private static Optional<Long> number(String told) {
    return told.matches("[0-9]{1,15}(\\.[0-9]{1,9})?")
        ? Optional.of((long) Math.ceil(Double.parseDouble(told)))
        : Optional.empty();
  }

  private static Duration reset(long told, Instant now) {
    if (told >= MILLIS_SINCE_1970) {
      return Duration.between(now, Instant.ofEpochMilli(told));
    }
    return told >= SECONDS_SINCE_1970
        ? Duration.between(now, Instant.ofEpochSecond(told))
        : Duration.ofSeconds(told);
  }

  /** Of a header; empty when it is none. */
  static Optional<Instant> date(String told) {
    for (DateTimeFormatter format : DATES) {
      try {
        return Optional.of(
            format
                .parseBest(told, ZonedDateTime::from, LocalDateTime::from)
                .query(
                    parsed ->
                        parsed.isSupported(ChronoField.INSTANT_SECONDS)
                            ? Instant.from(parsed)
                            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC)));
      } catch (DateTimeParseException anotherForm) {
        // The next one may fit.
      }
    }
    return Optional.empty();
  }

  private static Duration bounded(Duration told) {
    Duration whole = told.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    Duration least = Duration.ofSeconds(1);
    if (whole.compareTo(least) < 0) {
      return least;
    }
    return whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
  }
}
