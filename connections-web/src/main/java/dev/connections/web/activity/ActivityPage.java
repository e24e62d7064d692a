package dev.connections.web.activity;

import dev.connections.console.activity.Activity;
import dev.connections.console.activity.ActivityRow;
import dev.connections.web.Messages;
import dev.connections.web.PagedTable;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.primefaces.event.data.PageEvent;

/** The list with its filters. */
@Named
@ViewScoped
public class ActivityPage implements Serializable {
  private static final String TEXT = "activityText";

  @EJB private Activity activity;
  @Inject private Messages messages;
  @Inject private ActivityWords words;

  private final ActivityListAddress query = new ActivityListAddress();
  private transient PagedTable<ActivityRow> table;
  private transient List<String> actions;

  public ActivityListAddress getQuery() {
    return query;
  }

  public PagedTable<ActivityRow> getTable() {
    if (table == null) {
      table =
          new PagedTable<>(
              query, (first, size) -> activity.list(query.filter(first, size)), ActivityRow::id);
    }
    return table;
  }

  /** The actions that there are, in the order of their words. */
  public List<String> getActions() {
    if (actions == null) {
      actions = activity.actions().stream().sorted(Comparator.comparing(words::action)).toList();
    }
    return actions;
  }

  /** Other filters: from the first page again. */
  public void filter() {
    query.setOffset(0);
  }

  /** The list counts itself above the rows, so it has to know before they are read. */
  public void turn(PageEvent event) {
    query.setOffset(event.getPage() * query.getPageSize());
  }

  public void clear() {
    query.clear();
  }

  /** How many acts there are, and which of them are shown when that is not all. */
  public String getCount() {
    return getTable().counted(messages, TEXT, "count");
  }
}
