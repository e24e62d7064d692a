package dev.connections.profile;

import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.platform.NameRules;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Which profiles a list shows: the same conditions for the rows and for their number.
 *
 * @param text null or blank for all
 * @param workload null for all
 * @param status null for all
 */
record ListConditions(String text, Workload workload, Status status) {

  String where() {
    List<String> all = new ArrayList<>();
    if (filtersText()) {
      // Neither a function nor an escape clause: with one, EclipseLink binds nothing on H2. Both
      // databases take the backslash without being told.
      all.add("p.searched like :text");
    }
    if (workload != null) {
      all.add("p.workload = :workload");
    }
    if (status != null) {
      all.add("s.status = :status");
    }
    return all.isEmpty() ? "" : " where " + String.join(" and ", all);
  }

  <T> TypedQuery<T> bind(TypedQuery<T> query) {
    if (filtersText()) {
      query.setParameter("text", "%" + escaped(NameRules.normalized(text)) + "%");
    }
    if (workload != null) {
      query.setParameter("workload", workload);
    }
    if (status != null) {
      query.setParameter("status", status);
    }
    return query;
  }

  private boolean filtersText() {
    return text != null && !text.isBlank();
  }

  private static String escaped(String text) {
    // PostgreSQL refuses to look for a zero character, which nothing stored holds.
    return text.replace('\u0000', '\u001a').replaceAll("[\\\\%_]", "\\\\$0");
  }
}
