package dev.connections.web;

import dev.connections.api.Status;
import dev.connections.api.Workload;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/**
 * What a list shows, as the address keeps it. Values of the address that mean nothing count as not
 * given, since people cut addresses and old ones stay in bookmarks.
 *
 * @param <S> what the list can be sorted by
 */
public abstract class ListAddress<S extends Enum<S>> implements Serializable {
  public static final int PAGE_SIZE = 20;

  private static final int LONGEST = 100;

  private final ListOrder<S> order;
  private String text = "";
  private Workload workload;
  private Status status;
  private Integer expires;
  private int first;

  /**
   * @param usual the order when none is asked for
   */
  protected ListAddress(S usual) {
    this.order = new ListOrder<>(usual);
  }

  /**
   * @param parameters answers the value of a parameter of the address, or null
   */
  public void read(UnaryOperator<String> parameters) {
    setText(parameters.apply("q"));
    setWorkload(parameters.apply("workload"));
    setStatus(parameters.apply("status"));
    setExpires(parameters.apply("expires"));
    setSort(parameters.apply("sort"));
  }

  /** Takes over the order that the table's header asks for. */
  public void sort(Collection<SortMeta> columns) {
    columns.stream()
        .filter(SortMeta::isActive)
        .findFirst()
        .ifPresent(
            column ->
                setSort(
                    (column.getOrder() == SortOrder.DESCENDING ? "-" : "") + column.getField()));
  }

  /** Whether fewer than all rows are asked for. */
  public boolean isNarrowed() {
    return !text.isEmpty() || workload != null || status != null || expires != null;
  }

  /** All rows again, from the first page. */
  public void clear() {
    text = "";
    workload = null;
    status = null;
    expires = null;
    first = 0;
  }

  /** The query part of the address, with its question mark; empty for the plain list. */
  public String getAddress() {
    StringJoiner address = new StringJoiner("&", "?", "").setEmptyValue("");
    addTo(address);
    add(address, "first", getFirst());
    return address.toString();
  }

  /** The same without the page. */
  public String getFilters() {
    StringJoiner address = new StringJoiner("&", "?", "").setEmptyValue("");
    addTo(address);
    return address.toString();
  }

  protected void addTo(StringJoiner address) {
    add(address, "q", getText());
    add(address, "workload", getWorkload());
    add(address, "status", getStatus());
    add(address, "expires", getExpires());
    add(address, "sort", getSort());
  }

  protected static void add(StringJoiner address, String name, String value) {
    if (value != null) {
      address.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  protected static <E extends Enum<E>> E named(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Null for all, as every filter here, so that the address leaves it out. */
  public String getText() {
    return text.isEmpty() ? null : text;
  }

  public void setText(String given) {
    String stripped = given == null ? "" : given.strip();
    text = stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
  }

  public String getWorkload() {
    return workload == null ? null : workload.name();
  }

  public void setWorkload(String name) {
    workload = named(Workload.class, name);
  }

  public Workload[] getWorkloads() {
    return Workload.values();
  }

  public String getStatus() {
    return status == null ? null : status.name();
  }

  public void setStatus(String name) {
    status = named(Status.class, name);
  }

  public Status[] getStatuses() {
    return Status.values();
  }

  public String getExpires() {
    return expires == null ? null : expires.toString();
  }

  /** The numbers of days to choose from, with the one of the address. */
  public SortedSet<Integer> getOfferedDays() {
    SortedSet<Integer> days = new TreeSet<>(List.of(7, 30, 90));
    if (expires != null) {
      days.add(expires);
    }
    return days;
  }

  public void setExpires(String days) {
    expires = days != null && days.matches("[0-9]{1,4}") ? Integer.valueOf(days) : null;
  }

  /** Such as {@code expiry} or {@code -name}; null for the usual order. */
  public String getSort() {
    return order.word();
  }

  public void setSort(String given) {
    order.read(given);
  }

  /** The order of one column as PrimeFaces names it. */
  public String order(String column) {
    return !sort().name().equals(column) ? null : ascending() ? "asc" : "desc";
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

  public void startAt(int offset) {
    first = offset;
  }

  protected String text() {
    return text;
  }

  protected Workload workload() {
    return workload;
  }

  protected Status status() {
    return status;
  }

  protected Integer expires() {
    return expires;
  }

  protected S sort() {
    return order.sort();
  }

  protected boolean ascending() {
    return order.ascending();
  }
}
