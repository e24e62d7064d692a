package dev.connections.connection;

import dev.connections.profile.ProfileNames;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rows of a list have to meet: the same for the rows and for their number. Equal ones ask for
 * the same rows.
 */
final class Conditions {
  private final List<String> all = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  /**
   * @param jpql names its parameter {@code :name}
   * @param value null when the list is not narrowed by it
   */
  Conditions and(String jpql, String name, Object value) {
    if (value != null) {
      all.add(jpql);
      values.put(name, value);
    }
    return this;
  }

  /** Rows of which one of these paths holds the text, whatever its case; blank for all. */
  Conditions andText(String text, String... paths) {
    if (text == null || text.isBlank()) {
      return this;
    }
    // Neither a function nor an escape clause: with one, EclipseLink binds nothing on H2. Both
    // databases take the backslash without being told.
    String jpql = "(" + String.join(" like :text or ", paths) + " like :text)";
    return and(jpql, "text", "%" + escaped(ProfileNames.normalized(text)) + "%");
  }

  private static String escaped(String text) {
    // PostgreSQL refuses to look for a zero character, which nothing stored holds.
    return text.replace('\u0000', '\u001a').replaceAll("[\\\\%_]", "\\\\$0");
  }

  String where() {
    return all.isEmpty() ? "" : " where " + String.join(" and ", all);
  }

  <T> TypedQuery<T> bind(TypedQuery<T> query) {
    values.forEach(query::setParameter);
    return query;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Conditions that && all.equals(that.all) && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return all.hashCode() * 31 + values.hashCode();
  }
}
