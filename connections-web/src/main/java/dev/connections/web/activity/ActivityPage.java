package dev.connections.web.activity;

import dev.connections.console.activity.Activity;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.primefaces.event.data.PageEvent;

/** The list with its filters. */
@Named
@ViewScoped
public class ActivityPage implements Serializable {
  private static final String TEXT = "activityText";

  @EJB private Activity activity;
  @Inject private Messages messages;
  @Inject private ActivityWords words;

  private ActivityQuery query = new ActivityQuery();
  private transient ActivityTable table;
  private transient List<String> actions;

  public ActivityQuery getQuery() {
    return query;
  }

  public ActivityTable getTable() {
    if (table == null) {
      table = new ActivityTable(activity, query);
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
    query.startAt(0);
  }

  /** The list counts itself above the rows, so it has to know before they are read. */
  public void turn(PageEvent event) {
    query.startAt(event.getPage() * ActivityQuery.PAGE_SIZE);
  }

  public void clear() {
    query = new ActivityQuery();
    table = null;
  }

  /** How many acts there are, and which of them are shown when that is not all. */
  public String getCount() {
    long total = getTable().count(Map.of());
    long first = query.getOffset();
    long last = Math.min(first + ActivityQuery.PAGE_SIZE, total);
    return total <= ActivityQuery.PAGE_SIZE
        ? messages.sentence(TEXT, "count", total)
        : messages.sentence(TEXT, "count.page", first + 1, last, total);
  }
}
