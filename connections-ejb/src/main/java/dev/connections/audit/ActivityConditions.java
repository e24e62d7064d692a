package dev.connections.audit;

import dev.connections.console.activity.ActivityFilter;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which acts a list shows: the same conditions for the rows, for their number and for a file. */
final class ActivityConditions {
  private final List<String> all = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * @param start what happened before is shown to nobody
   */
  ActivityConditions(ActivityFilter filter, Instant start) {
    boolean later = filter.from() != null && filter.from().isAfter(start);
    with("r.at >= :from", "from", later ? filter.from() : start);
    // Neither a function nor an escape clause: with one, EclipseLink binds nothing on H2. Both
    // databases take the backslash without being told.
    if (given(filter.actor())) {
      with("r.searchedActor like :actor", "actor", within(filter.actor()));
    }
    if (given(filter.action())) {
      with("r.action = :action", "action", filter.action());
    }
    if (given(filter.subject())) {
      values.put("subjectId", storable(filter.subject().strip()));
      with(
          "(r.subjectId = :subjectId or r.searchedSubject like :subject)",
          "subject",
          within(filter.subject()));
    }
    if (filter.to() != null) {
      with("r.at < :to", "to", filter.to());
    }
    if (given(filter.result())) {
      with("r.result = :result", "result", AuditResult.valueOf(filter.result()));
    }
  }

  /** Only what comes after this row in a list whose latest come first. */
  void after(AuditRow last) {
    values.put("lastId", last.id());
    with("(r.at < :last or (r.at = :last and r.id < :lastId))", "last", last.at());
  }

  String where() {
    return " where " + String.join(" and ", all);
  }

  <T> TypedQuery<T> bind(TypedQuery<T> query) {
    values.forEach(query::setParameter);
    return query;
  }

  private void with(String condition, String name, Object value) {
    if (!all.contains(condition)) {
      all.add(condition);
    }
    values.put(name, value);
  }

  private static boolean given(String text) {
    return text != null && !text.isBlank();
  }

  private static String within(String text) {
    String plain = AuditRow.searched(storable(text.strip())).replaceAll("[\\\\%_]", "\\\\$0");
    return "%" + plain + "%";
  }

  /** PostgreSQL refuses to look for a zero character, which nothing stored holds. */
  private static String storable(String text) {
    return text.replace('\u0000', '\u001a');
  }
}
