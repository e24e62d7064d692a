package dev.connections.web.connections;

import dev.connections.console.connections.ConnectionLists;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.console.connections.ConnectionTally;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.PagedTable;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.primefaces.event.data.PageEvent;

/** The list of connections with its tiles and filters. */
@Named
@ViewScoped
public class ConnectionsPage implements Serializable {
  @EJB private ConnectionLists lists;
  @Inject private KnownWorkloads workloads;

  private ConnectionListAddress query;
  private transient PagedTable<ConnectionRow> table;
  private transient List<ConnectionRow> selected;

  @PostConstruct
  void begin() {
    query = new ConnectionListAddress(workloads.ids());
  }

  public ConnectionListAddress getQuery() {
    return query;
  }

  public PagedTable<ConnectionRow> getTable() {
    if (table == null) {
      table =
          new PagedTable<>(
              query,
              (first, size) -> lists.connections(query.filter(first, size)),
              ConnectionRow::id);
    }
    return table;
  }

  /** Counted anew whenever it is drawn. */
  public ConnectionTally getTally() {
    return lists.tally();
  }

  /** Other filters: from the first page again, and without rows that may be out of sight. */
  public void filter() {
    query.setOffset(0);
    unselect();
  }

  void unselect() {
    selected = List.of();
  }

  /** The list counts itself above the rows, so it has to know before they are read. */
  public void turn(PageEvent event) {
    query.setOffset(event.getPage() * query.getPageSize());
    unselect();
  }

  public void clear() {
    query.clear();
    filter();
  }

  public List<ConnectionRow> getSelected() {
    return selected == null ? List.of() : selected;
  }

  public void setSelected(List<ConnectionRow> rows) {
    selected = rows;
  }
}
