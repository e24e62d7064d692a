package dev.connections.web;

import dev.connections.api.Status;
import dev.connections.api.Workload;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/**
 * What a list of things with a status shows, and in which order.
 *
 * @param <S> what the list can be sorted by
 */
public abstract class HealthListAddress<S extends Enum<S>> extends ListAddress {
  private static final String ACKNOWLEDGED = "ACKNOWLEDGED";

  private final ListOrder<S> order;
  private final List<Workload> workloads;
  private String text = "";
  private Workload workload;
  private Status status;
  private boolean acknowledged;
  private Integer expires;

  /**
   * @param usual the order when none is asked for
   * @param workloads those that the list can be narrowed to
   */
  protected HealthListAddress(S usual, List<Workload> workloads) {
    this.order = new ListOrder<>(usual);
    this.workloads = List.copyOf(workloads);
  }

  @Override
  public void read(UnaryOperator<String> parameters) {
    setText(parameters.apply("q"));
    setWorkload(parameters.apply("workload"));
    setStatus(parameters.apply("status"));
    setExpires(parameters.apply("expires"));
    setSort(parameters.apply("sort"));
  }

  @Override
  public void sort(Collection<SortMeta> columns) {
    columns.stream()
        .filter(SortMeta::isActive)
        .findFirst()
        .ifPresent(
            column ->
                setSort(
                    (column.getOrder() == SortOrder.DESCENDING ? "-" : "") + column.getField()));
  }

  @Override
  public boolean isNarrowed() {
    return !text.isEmpty() || workload != null || getStatus() != null || expires != null;
  }

  @Override
  public void clear() {
    super.clear();
    text = "";
    workload = null;
    setStatus(null);
    expires = null;
  }

  @Override
  protected void addTo(StringJoiner address) {
    add(address, "q", getText());
    add(address, "workload", getWorkload());
    add(address, "status", getStatus());
    add(address, "expires", getExpires());
    add(address, "sort", getSort());
  }

  /** Null for all, as every filter here, so that the address leaves it out. */
  public String getText() {
    return text.isEmpty() ? null : text;
  }

  public void setText(String given) {
    text = typed(given);
  }

  public String getWorkload() {
    return workload == null ? null : workload.id();
  }

  public void setWorkload(String id) {
    workload = workloads.stream().filter(known -> known.id().equals(id)).findFirst().orElse(null);
  }

  /** Of a status, or {@code ACKNOWLEDGED} for those with findings that somebody answers for. */
  public String getStatus() {
    if (acknowledged) {
      return ACKNOWLEDGED;
    }
    return status == null ? null : status.name();
  }

  public void setStatus(String name) {
    acknowledged = ACKNOWLEDGED.equals(name);
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

  protected String text() {
    return text;
  }

  protected Workload workload() {
    return workload;
  }

  protected Status status() {
    return status;
  }

  protected boolean acknowledged() {
    return acknowledged;
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
