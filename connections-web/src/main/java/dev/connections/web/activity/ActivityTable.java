package dev.connections.web.activity;

import dev.connections.console.Page;
import dev.connections.console.activity.Activity;
import dev.connections.console.activity.ActivityRow;
import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The rows of the table; filtered and counted in the database, a page at a time. */
class ActivityTable extends LazyDataModel<ActivityRow> {
  private final transient Activity activity;
  private final ActivityQuery query;

  ActivityTable(Activity activity, ActivityQuery query) {
    this.activity = activity;
    this.query = query;
  }

  @Override
  public int count(Map<String, FilterMeta> ignored) {
    return Math.toIntExact(activity.list(query.filter(0, 1)).total());
  }

  @Override
  public List<ActivityRow> load(
      int first, int size, Map<String, SortMeta> ignored, Map<String, FilterMeta> unused) {
    query.startAt(first);
    Page<ActivityRow> page = activity.list(query.filter(first, size));
    return page.rows();
  }

  @Override
  public String getRowKey(ActivityRow row) {
    return row.id();
  }
}
