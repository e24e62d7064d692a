package dev.connections.audit;

import dev.connections.console.Page;
import dev.connections.console.activity.Activity;
import dev.connections.console.activity.ActivityFilter;
import dev.connections.console.activity.ActivityRow;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/** The console's view of the trail. */
@Stateless
@Local(Activity.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ActivityBean implements Activity {
  private static final int LARGEST_PAGE = 200;
  private static final int AT_ONCE = 500;

  @Inject private ActivityList list;
  @Inject private ActivityRetention retention;

  @Override
  @RolesAllowed({"administrator", "auditor"})
  public Page<ActivityRow> list(ActivityFilter filter) {
    if (filter.first() < 0 || filter.size() < 1 || filter.size() > LARGEST_PAGE) {
      throw new IllegalArgumentException("from 0, and 1 to " + LARGEST_PAGE + " rows a page");
    }
    return list.list(filter);
  }

  /** The reader may be slow, so no transaction is open while it takes rows. */
  @Override
  @RolesAllowed({"administrator", "auditor"})
  public void export(ActivityFilter filter, Consumer<ActivityRow> rows) {
    ActivityConditions conditions = new ActivityConditions(filter, retention.start());
    List<AuditRow> some = list.next(conditions, AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(row -> rows.accept(row.toActivity()));
      conditions.after(some.get(some.size() - 1));
      some = some.size() < AT_ONCE ? List.of() : list.next(conditions, AT_ONCE);
    }
  }

  @Override
  @RolesAllowed({"administrator", "auditor"})
  public List<String> actions() {
    return list.actions();
  }
}
