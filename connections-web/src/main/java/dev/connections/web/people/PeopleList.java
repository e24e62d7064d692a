package dev.connections.web.people;

import dev.connections.console.Page;
import dev.connections.console.Role;
import dev.connections.console.people.People;
import dev.connections.console.people.PeopleFilter;
import dev.connections.console.people.Person;
import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** Pages of people, counted and cut in the database. */
class PeopleList extends LazyDataModel<Person> {
  private final People people;
  private String text = "";
  private Role role;

  PeopleList(People people) {
    this.people = people;
  }

  void filter(String text, Role role) {
    this.text = text == null ? "" : text;
    this.role = role;
  }

  @Override
  public int count(Map<String, FilterMeta> unused) {
    return (int) people.list(new PeopleFilter(text, role, true, 0, 1)).total();
  }

  @Override
  public List<Person> load(
      int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> unused) {
    boolean ascending = sort.values().stream().noneMatch(s -> s.getOrder().isDescending());
    Page<Person> page = people.list(new PeopleFilter(text, role, ascending, first, size));
    setRowCount((int) page.total());
    return page.rows();
  }

  @Override
  public String getRowKey(Person person) {
    return person.id();
  }

  @Override
  public Person getRowData(String id) {
    return getWrappedData().stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
  }
}
