package dev.connections.web.profiles;

import dev.connections.api.Status;
import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.profiles.ProfileSort;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.StringJoiner;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/**
 * What the table shows, as the address keeps it. Values of the address that mean nothing count as
 * not given, since people cut addresses and old ones stay in bookmarks.
 */
public class ProfileListAddress implements Serializable {
  static final int PAGE_SIZE = 20;

  private String text = "";
  private Status status;
  private ProfileSort sort = ProfileSort.NAME;
  private boolean ascending = true;
  private int first;

  ProfileFilter filter(int from, int size) {
    return new ProfileFilter(text, null, status, sort, ascending, from, size);
  }

  void sort(Collection<SortMeta> columns) {
    columns.stream()
        .filter(SortMeta::isActive)
        .findFirst()
        .ifPresent(
            column -> {
              setSort(column.getField());
              ascending = column.getOrder() != SortOrder.DESCENDING;
            });
  }

  /** Whether fewer than all profiles are asked for. */
  public boolean isNarrowed() {
    return !text.isEmpty() || status != null;
  }

  /** The query part of the address, with its question mark; empty for the plain list. */
  public String getAddress() {
    return with(null, null);
  }

  /** The same with one more parameter, such as the profile that a panel shows. */
  public String with(String name, String value) {
    StringJoiner address = new StringJoiner("&", "?", "").setEmptyValue("");
    add(address, "q", getText());
    add(address, "status", getStatus());
    add(address, "sort", getSort());
    add(address, "first", getFirst());
    add(address, name, value);
    return address.toString();
  }

  private static void add(StringJoiner address, String name, String value) {
    if (value != null) {
      address.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  public String getText() {
    return text.isEmpty() ? null : text;
  }

  public void setText(String text) {
    this.text = text == null ? "" : text.strip();
  }

  public String getStatus() {
    return status == null ? null : status.name();
  }

  public void setStatus(String name) {
    status =
        Arrays.stream(Status.values()).filter(s -> s.name().equals(name)).findFirst().orElse(null);
  }

  public Status[] getStatuses() {
    return Status.values();
  }

  /** Such as {@code verified_at} or {@code -name}; null for the usual order. */
  public String getSort() {
    return sort == ProfileSort.NAME && ascending
        ? null
        : (ascending ? "" : "-") + sort.name().toLowerCase(Locale.ROOT);
  }

  public void setSort(String given) {
    String name = given == null ? "" : given;
    boolean descending = name.startsWith("-");
    String column = (descending ? name.substring(1) : name).toUpperCase(Locale.ROOT);
    Arrays.stream(ProfileSort.values())
        .filter(known -> known.name().equals(column))
        .findFirst()
        .ifPresent(
            known -> {
              sort = known;
              ascending = !descending;
            });
  }

  /** The order of one column as PrimeFaces names it. */
  public String order(String column) {
    return !sort.name().equals(column) ? null : ascending ? "asc" : "desc";
  }

  public String getFirst() {
    return first == 0 ? null : Integer.toString(first);
  }

  public void setFirst(String given) {
    first = given != null && given.matches("[0-9]{1,6}") ? Integer.parseInt(given) : 0;
  }

  public int getOffset() {
    return first;
  }

  void startAt(int offset) {
    first = offset;
  }
}
