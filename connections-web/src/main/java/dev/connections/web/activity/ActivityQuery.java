package dev.connections.web.activity;

import dev.connections.console.activity.ActivityFilter;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/**
 * What the table shows, as the address keeps it. Values of the address that mean nothing count as
 * not given, since people cut addresses and old ones stay in bookmarks. Days are those of the
 * reader's own zone, which stands beside them in the address.
 */
public class ActivityQuery implements Serializable {
  static final int PAGE_SIZE = 20;
  static final List<String> RESULTS = List.of("DONE", "REFUSED", "FAILED");

  private static final int LONGEST = 100;

  private String actor = "";
  private String action = "";
  private String subject = "";
  private String result = "";
  private String from = "";
  private String to = "";
  private String zone = "";
  private int first;

  /**
   * @param parameters answers the value of a parameter of the address, or null
   */
  static ActivityQuery of(UnaryOperator<String> parameters) {
    ActivityQuery query = new ActivityQuery();
    query.setActor(parameters.apply("who"));
    query.setAction(parameters.apply("what"));
    query.setSubject(parameters.apply("on"));
    query.setResult(parameters.apply("result"));
    query.setFrom(parameters.apply("from"));
    query.setTo(parameters.apply("to"));
    query.setZone(parameters.apply("zone"));
    return query;
  }

  ActivityFilter filter(int offset, int size) {
    return new ActivityFilter(
        actor, action, subject, start(from, 0), start(to, 1), result, offset, size);
  }

  /** When a day begins for the reader, or one of the days after it. */
  private Instant start(String day, int later) {
    return day.isEmpty()
        ? null
        : LocalDate.parse(day).plusDays(later).atStartOfDay(zone()).toInstant();
  }

  private ZoneId zone() {
    return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
  }

  /** Whether less than everything is asked for. */
  public boolean isNarrowed() {
    return !(actor + action + subject + result + from + to).isEmpty();
  }

  /** The query part of the address, with its question mark; empty for the plain list. */
  public String getAddress() {
    StringJoiner address = new StringJoiner("&", "?", "").setEmptyValue("");
    add(address, "who", actor);
    add(address, "what", action);
    add(address, "on", subject);
    add(address, "result", result);
    add(address, "from", from);
    add(address, "to", to);
    add(address, "zone", from.isEmpty() && to.isEmpty() ? "" : zone);
    add(address, "first", first == 0 ? "" : Integer.toString(first));
    return address.toString();
  }

  private static void add(StringJoiner address, String name, String value) {
    if (!value.isEmpty()) {
      address.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private static String text(String given) {
    String text = given == null ? "" : given.strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  public String getActor() {
    return actor;
  }

  public void setActor(String actor) {
    this.actor = text(actor);
  }

  public String getAction() {
    return action;
  }

  public void setAction(String action) {
    this.action = text(action);
  }

  public String getSubject() {
    return subject;
  }

  public void setSubject(String subject) {
    this.subject = text(subject);
  }

  public String getResult() {
    return result;
  }

  public void setResult(String result) {
    this.result = RESULTS.contains(text(result)) ? text(result) : "";
  }

  public List<String> getResults() {
    return RESULTS;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String day) {
    from = day(day);
  }

  public String getTo() {
    return to;
  }

  public void setTo(String day) {
    to = day(day);
  }

  private static String day(String given) {
    try {
      int year = LocalDate.parse(text(given)).getYear();
      return year >= 1970 && year <= 9000 ? text(given) : "";
    } catch (DateTimeException none) {
      return "";
    }
  }

  public String getZone() {
    return zone;
  }

  /** Such as {@code Europe/Berlin}, as the browser names it. */
  public void setZone(String given) {
    zone = ZoneId.getAvailableZoneIds().contains(text(given)) ? text(given) : "";
  }

  public String getFirst() {
    return first == 0 ? null : Integer.toString(first);
  }

  public void setFirst(String given) {
    first = given != null && given.matches("[0-9]{1,7}") ? Integer.parseInt(given) : 0;
  }

  public int getOffset() {
    return first;
  }

  void startAt(int offset) {
    first = offset;
  }
}
