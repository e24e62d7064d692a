package dev.connections.web;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.primefaces.model.SortMeta;

/**
 * What a list shows, as the address keeps it. Values of the address that mean nothing count as not
 * given, since people cut addresses and old ones stay in bookmarks.
 */
public abstract class ListAddress implements Serializable {
  private static final int PAGE_SIZE = 20;
  private static final int LONGEST = 100;

  private int first;

  /**
   * Takes over all but the page.
   *
   * @param parameters answers the value of a parameter of the address, or null
   */
  public abstract void read(UnaryOperator<String> parameters);

  /** Whether fewer than all rows are asked for. */
  public abstract boolean isNarrowed();

  /** Adds all but the page. */
  protected abstract void addTo(StringJoiner address);

  /** Takes over the order that the table's header asks for. */
  public void sort(Collection<SortMeta> columns) {}

  /** All rows again, from the first page. */
  public void clear() {
    first = 0;
  }

  public int getPageSize() {
    return PAGE_SIZE;
  }

  /** The query part of the address, with its question mark; empty for the plain list. */
  public String getAddress() {
    return with(null, null);
  }

  /** The same with one more parameter, such as the row that a panel shows. */
  public String with(String name, String value) {
    StringJoiner address = new StringJoiner("&", "?", "").setEmptyValue("");
    addTo(address);
    add(address, "first", getFirst());
    add(address, name, value);
    return address.toString();
  }

  /** The same without the page. */
  public String getFilters() {
    StringJoiner address = new StringJoiner("&", "?", "").setEmptyValue("");
    addTo(address);
    return address.toString();
  }

  /**
   * @param value null or empty for none
   */
  protected static void add(StringJoiner address, String name, String value) {
    if (value != null && !value.isEmpty()) {
      address.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  protected static <E extends Enum<E>> E named(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** What somebody typed, as far as anything looks for it; null counts as empty. */
  protected static String typed(String given) {
    String text = given == null ? "" : given.strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** Null for the first page, as every parameter that the address leaves out. */
  public String getFirst() {
    return first == 0 ? null : Integer.toString(first);
  }

  public void setFirst(String given) {
    first = given != null && given.matches("[0-9]{1,7}") ? Integer.parseInt(given) : 0;
  }

  public int getOffset() {
    return first;
  }

  public void setOffset(int offset) {
    first = offset;
  }
}
