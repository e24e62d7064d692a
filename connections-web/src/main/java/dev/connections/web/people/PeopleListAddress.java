package dev.connections.web.people;

import dev.connections.console.Role;
import dev.connections.console.people.PeopleFilter;
import dev.connections.web.ListAddress;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.primefaces.model.SortMeta;

/** Which people the list shows. */
public class PeopleListAddress extends ListAddress {
  private static final int PAGE_SIZE = 25;

  private String text = "";
  private Role role;
  private boolean ascending = true;

  @Override
  public void read(UnaryOperator<String> parameters) {
    setText(parameters.apply("q"));
    setRole(named(Role.class, parameters.apply("role")));
  }

  PeopleFilter filter(int from, int size) {
    return new PeopleFilter(text, role, ascending, from, size);
  }

  @Override
  public boolean isNarrowed() {
    return !text.isEmpty() || role != null;
  }

  @Override
  protected void addTo(StringJoiner address) {
    add(address, "q", text);
    add(address, "role", role == null ? null : role.name());
    add(address, "sort", ascending ? null : "-name");
  }

  @Override
  public void sort(Collection<SortMeta> columns) {
    ascending = columns.stream().noneMatch(column -> column.getOrder().isDescending());
  }

  @Override
  public int getPageSize() {
    return PAGE_SIZE;
  }

  public String getText() {
    return text;
  }

  public void setText(String given) {
    text = typed(given);
  }

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }
}
