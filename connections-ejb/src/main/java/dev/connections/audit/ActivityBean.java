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
  private static final int AT_ONCE = 500;

  @Inject private ActivityList list;

  @Override
  @RolesAllowed({"administrator", "auditor"})
  public Page<ActivityRow> list(ActivityFilter filter) {
    return list.list(filter);
  }

  /** The reader may be slow, so no transaction is open while it takes rows. */
  @Override
  @RolesAllowed({"administrator", "auditor"})
  public void export(ActivityFilter filter, Consumer<ActivityRow> rows) {
    List<AuditRow> some = list.next(filter, null, AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(row -> rows.accept(row.toActivity()));
      some = list.next(filter, some.get(some.size() - 1), AT_ONCE);
    }
  }

  @Override
  @RolesAllowed({"administrator", "auditor"})
  public List<String> actions() {
    return list.actions();
  }
}
