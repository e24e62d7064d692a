package dev.connections.listing.query;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What rows of a list have to meet: the same for the rows and for their number. */
public final class Conditions {
  private final List<String> all = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private boolean forText;

  /** A condition without a value of its own. */
  public Conditions and(String jpql) {
    all.add(jpql);
    return this;
  }

  /**
   * @param jpql names its parameter {@code :name}
   * @param value null when the list is not narrowed by it
   */
  public Conditions and(String jpql, String name, Object value) {
    return value == null ? this : with(name, value).and(jpql);
  }

  /** The value of a parameter that a condition names beside its own. */
  public Conditions with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /**
   * Rows of which a path has one of these values. Nothing is among none, and neither database takes
   * an empty list.
   *
   * @param values null for all rows
   */
  public Conditions andIn(String path, Collection<?> values) {
    if (values == null) {
      return this;
    }
    String name = "in" + all.size();
    return values.isEmpty() ? and("1 = 0") : and(path + " in :" + name, name, values);
  }

  /**
   * Rows of which one of these paths contains the text.
   *
   * @param text in the form that the paths have, usually lower case; null or blank for all rows
   */
  public Conditions andText(String text, String... paths) {
    return text == null || text.isBlank() ? this : andLike(containing(text), paths);
  }

  /**
   * As {@link #andText}; a text that is too short for an index of parts is looked for where a path
   * begins.
   *
   * @param shortest so many characters, and more, are looked for anywhere
   */
  public Conditions andText(int shortest, String text, String... paths) {
    return text == null || text.isBlank() || text.codePointCount(0, text.length()) >= shortest
        ? andText(text, paths)
        : andLike(literal(text) + "%", paths);
  }

  /** Whether a text is looked for. */
  boolean areForText() {
    return forText;
  }

  private Conditions andLike(String pattern, String... paths) {
    forText = true;
    String name = "text" + all.size();
    String like = " like :" + name;
    return and("(" + String.join(like + " or ", paths) + like + ")", name, pattern);
  }

  /**
   * What a path is like that contains the text, whatever stands in that. Needs neither a function
   * nor an escape clause: with one, EclipseLink binds nothing on H2. Both databases take the
   * backslash without being told.
   */
  public static String containing(String text) {
    return "%" + literal(text) + "%";
  }

  private static String literal(String text) {
    return storable(text).replaceAll("[\\\\%_]", "\\\\$0");
  }

  /** PostgreSQL refuses to look for a zero character, which nothing stored holds. */
  public static String storable(String text) {
    return text.replace('\u0000', '\u001a');
  }

  /** Empty, or led by a blank. */
  String where() {
    return all.isEmpty() ? "" : " where " + String.join(" and ", all);
  }

  <T> TypedQuery<T> bind(TypedQuery<T> query) {
    values.forEach(query::setParameter);
    return query;
  }

  /** These and others, which may be added without changing these. */
  public Conditions copy() {
    Conditions copy = new Conditions();
    copy.all.addAll(all);
    copy.values.putAll(values);
    copy.forText = forText;
    return copy;
  }
}
