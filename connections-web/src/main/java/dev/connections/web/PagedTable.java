package dev.connections.web;

import dev.connections.console.Page;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * The rows of a table; sorted, filtered and counted in the database, a page at a time. The table
 * asks for their number before it asks for them, and both come with one call.
 */
public class PagedTable<T> extends LazyDataModel<T> {
  private final ListAddress address;
  private final transient PageSource<T> source;
  private final transient Function<T, String> key;
  private transient Fetched<T> fetched;

  public PagedTable(ListAddress address, PageSource<T> source, Function<T, String> key) {
    this.address = address;
    this.source = source;
    this.key = key;
  }

  /** How many rows there are to turn through, whether the table is drawn yet or not. */
  public long total() {
    return shown().total();
  }

  /** How many there are at least, for sentences: one more than are counted stands for any more. */
  public long atLeast() {
    return shown().atLeast();
  }

  /**
   * How many rows there are, and which of them are shown when that is not all, in words.
   *
   * @param key of the sentence about all; {@code count.page} is that about some
   */
  public String counted(Messages messages, String bundle, String key) {
    long total = total();
    int size = address.getPageSize();
    long first = Math.min(address.getOffset(), Math.max(0, total - 1));
    long last = Math.min(first + size, total);
    return total <= size
        ? messages.sentence(bundle, key, total)
        : messages.sentence(bundle, "count.page", first + 1, last, atLeast());
  }

  /** Whether these are the last rows that can be turned to, and there are more. */
  public boolean isCutOff() {
    return shown().more() && address.getOffset() + address.getPageSize() >= total();
  }

  private Page<T> shown() {
    return fetch(address.getOffset(), address.getPageSize());
  }

  @Override
  public int count(Map<String, FilterMeta> ignored) {
    return Math.toIntExact(total());
  }

  @Override
  public List<T> load(
      int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> ignored) {
    address.sort(sorts.values());
    address.setOffset(first);
    Page<T> page = fetch(first, size);
    fetched = null;
    return page.rows();
  }

  private Page<T> fetch(int first, int size) {
    String asked = address.getFilters() + " " + first + " " + size;
    if (fetched == null || !fetched.asked.equals(asked)) {
      fetched = new Fetched<>(asked, source.page(first, size));
    }
    return fetched.page;
  }

  @Override
  public String getRowKey(T row) {
    return key.apply(row);
  }

  @Override
  public T getRowData(String id) {
    List<T> shown = getWrappedData();
    return shown == null
        ? null
        : shown.stream().filter(row -> key.apply(row).equals(id)).findFirst().orElse(null);
  }

  /** Answers a page of the list as it is filtered now. */
  public interface PageSource<T> extends Serializable {
    Page<T> page(int first, int size);
  }

  private record Fetched<T>(String asked, Page<T> page) {}
}
