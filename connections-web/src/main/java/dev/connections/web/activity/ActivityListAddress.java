package dev.connections.web.activity;

import dev.connections.console.activity.ActivityFilter;
import dev.connections.web.ListAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/**
 * Which activity the list shows. Days are those of the reader's own zone, which stands beside them
 * in the address.
 */
public class ActivityListAddress extends ListAddress {
  private static final List<String> RESULTS = List.of("DONE", "REFUSED", "FAILED");

  private String actor = "";
  private String action = "";
  private String subject = "";
  private String result = "";
  private String from = "";
  private String to = "";
  private String zone = "";

  @Override
  public void read(UnaryOperator<String> parameters) {
    setActor(parameters.apply("who"));
    setAction(parameters.apply("what"));
    setSubject(parameters.apply("on"));
    setResult(parameters.apply("result"));
    setFrom(parameters.apply("from"));
    setTo(parameters.apply("to"));
    setZone(parameters.apply("zone"));
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

  @Override
  public boolean isNarrowed() {
    return !(actor + action + subject + result + from + to).isEmpty();
  }

  @Override
  protected void addTo(StringJoiner address) {
    add(address, "who", actor);
    add(address, "what", action);
    add(address, "on", subject);
    add(address, "result", result);
    add(address, "from", from);
    add(address, "to", to);
    add(address, "zone", from.isEmpty() && to.isEmpty() ? "" : zone);
  }

  @Override
  public void clear() {
    super.clear();
    read(parameter -> null);
  }

  public String getActor() {
    return actor;
  }

  public void setActor(String actor) {
    this.actor = typed(actor);
  }

  public String getAction() {
    return action;
  }

  public void setAction(String action) {
    this.action = typed(action);
  }

  public String getSubject() {
    return subject;
  }

  public void setSubject(String subject) {
    this.subject = typed(subject);
  }

  public String getResult() {
    return result;
  }

  public void setResult(String result) {
    this.result = RESULTS.contains(typed(result)) ? typed(result) : "";
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
      int year = LocalDate.parse(typed(given)).getYear();
      return year >= 1970 && year <= 9000 ? typed(given) : "";
    } catch (DateTimeException none) {
      return "";
    }
  }

  public String getZone() {
    return zone;
  }

  /** Such as {@code Europe/Berlin}, as the browser names it. */
  public void setZone(String given) {
    zone = ZoneId.getAvailableZoneIds().contains(typed(given)) ? typed(given) : "";
  }
}
