package dev.connections.web.apikeys;

import dev.connections.console.apikeys.ApiKeyFilter;
import dev.connections.console.apikeys.ApiKeyState;
import dev.connections.web.ListAddress;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.primefaces.model.SortMeta;

/** Which API keys the list shows. */
public class ApiKeyListAddress extends ListAddress {
  private static final String DESCENDING = "-name";

  private String text = "";
  private ApiKeyState state;
  private boolean ascending = true;

  @Override
  public void read(UnaryOperator<String> parameters) {
    setText(parameters.apply("q"));
    setState(parameters.apply("state"));
    setSort(parameters.apply("sort"));
  }

  ApiKeyFilter filter(int from, int size) {
    return new ApiKeyFilter(text, state, ascending, from, size);
  }

  @Override
  public boolean isNarrowed() {
    return !text.isEmpty() || state != null;
  }

  @Override
  public void clear() {
    super.clear();
    text = "";
    state = null;
  }

  @Override
  protected void addTo(StringJoiner address) {
    add(address, "q", getText());
    add(address, "state", getState());
    add(address, "sort", getSort());
  }

  @Override
  public void sort(Collection<SortMeta> columns) {
    ascending = columns.stream().noneMatch(column -> column.getOrder().isDescending());
  }

  /** Null for all, as every filter here, so that the address leaves it out. */
  public String getText() {
    return text.isEmpty() ? null : text;
  }

  public void setText(String given) {
    text = typed(given);
  }

  public String getState() {
    return state == null ? null : state.name();
  }

  public void setState(String name) {
    state = named(ApiKeyState.class, name);
  }

  public ApiKeyState[] getStates() {
    return ApiKeyState.values();
  }

  public String getSort() {
    return ascending ? null : DESCENDING;
  }

  public void setSort(String given) {
    ascending = !DESCENDING.equals(given);
  }

  /** As PrimeFaces names it. */
  public String getOrder() {
    return ascending ? "asc" : "desc";
  }
}
