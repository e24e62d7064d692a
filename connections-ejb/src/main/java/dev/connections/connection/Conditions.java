package dev.connections.connection;

import dev.connections.platform.NameRules;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What rows of a list have to meet: the same for the rows and for their number. Equal ones ask for
 * the same rows.
 */
final class Conditions {
  private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");

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
    return and(jpql, "text", "%" + escaped(NameRules.normalized(text)) + "%");
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

  /**
   * The same for a native statement that has conditions already, which knows neither named
   * parameters nor attributes: the attributes are the columns in camel case.
   *
   * @param first the number of the first parameter
   */
  String sql(int first) {
    String sql = all.isEmpty() ? "" : " and " + String.join(" and ", all);
    List<String> names = names();
    for (int i = 0; i < names.size(); i++) {
      sql = sql.replace(":" + names.get(i), "?" + (first + i));
    }
    return UPPER_CASE
        .matcher(sql)
        .replaceAll(found -> "_" + found.group().toLowerCase(Locale.ROOT));
  }

  void bindSql(Query query, int first) {
    List<String> names = names();
    for (int i = 0; i < names.size(); i++) {
      query.setParameter(first + i, sqlValue(values.get(names.get(i))));
    }
  }

  private List<String> names() {
    return values.keySet().stream().sorted().toList();
  }

  private static Object sqlValue(Object value) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
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
