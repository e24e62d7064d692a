package dev.connections.audit;

import dev.connections.console.Page;
import dev.connections.console.activity.Activity;
import dev.connections.console.activity.ActivityFilter;
import dev.connections.console.activity.ActivityRow;
import dev.connections.listing.query.Conditions;
import dev.connections.listing.query.ListOrder;
import dev.connections.listing.query.ListQuery;
import dev.connections.platform.InTransaction;
import dev.connections.platform.InputRules;
import dev.connections.platform.Transactions;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the trail, the latest first. */
@Stateless
@Local(Activity.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ActivityBean implements Activity {
  private static final int AT_ONCE = 500;

  private static final ListOrder LATEST_FIRST = ListOrder.by(false, "r.at", "r.id");

  @PersistenceContext private EntityManager entities;
  @Inject private Transactions transactions;
  @Inject private ActivityRetention retention;
  @Inject private CurrentCaller callers;

  @Override
  @RolesAllowed({"administrator", "auditor"})
  @InTransaction
  public Page<ActivityRow> list(ActivityFilter filter) {
    return query(conditions(filter))
        .page("r", "r", AuditRow.class, LATEST_FIRST, filter.first(), filter.size())
        .map(AuditRow::toActivity);
  }

  /** The reader may be slow, so no transaction is open while it takes rows. */
  @Override
  @RolesAllowed({"administrator", "auditor"})
  public void export(ActivityFilter filter, Consumer<ActivityRow> rows) {
    List<AuditRow> some = transactions.call(() -> next(filter, null));
    while (!some.isEmpty()) {
      some.forEach(row -> rows.accept(row.toActivity()));
      AuditRow last = some.get(some.size() - 1);
      some = transactions.call(() -> next(filter, last));
    }
  }

  /**
   * The next rows of a walk through all, which a row that is written meanwhile does not shift.
   *
   * @param last the last one before; null for the first rows
   */
  private List<AuditRow> next(ActivityFilter filter, AuditRow last) {
    Conditions conditions = conditions(filter);
    if (last != null) {
      conditions
          .with("lastId", last.id())
          .and("(r.at < :last or (r.at = :last and r.id < :lastId))", "last", last.at());
    }
    return query(conditions)
        .select("r", AuditRow.class, LATEST_FIRST)
        .setMaxResults(AT_ONCE)
        .getResultList();
  }

  private ListQuery query(Conditions conditions) {
    return new ListQuery(entities, "AuditRow r", conditions);
  }

  /**
   * What is kept for the history of connections alone, being older, is shown to nobody here. A key
   * of some connections sees what was done to those and to their applications.
   */
  private Conditions conditions(ActivityFilter filter) {
    Instant start = retention.start();
    boolean later = filter.from() != null && filter.from().isAfter(start);
    Conditions conditions =
        new Conditions()
            .andIn("r.connectionId", callers.limits().orElse(null))
            .andText(searched(filter.actor()), "r.searchedActor")
            .and("r.action = :action", "action", given(filter.action()))
            .and("r.at >= :from", "from", later ? filter.from() : start)
            .and("r.at < :to", "to", filter.to());
    if (given(filter.subject()) != null) {
      conditions
          .with("id", Conditions.storable(InputRules.meant(filter.subject())))
          .and(
              "(r.subjectId = :id or r.searchedSubject like :subject)",
              "subject",
              Conditions.containing(searched(filter.subject())));
    }
    return given(filter.result()) == null
        ? conditions
        : conditions.and("r.result = :result", "result", AuditResult.valueOf(filter.result()));
  }

  private static String searched(String text) {
    return AuditRow.searched(InputRules.sought(text));
  }

  /** Null for what does not narrow the list. */
  private static String given(String text) {
    return text == null || text.isBlank() ? null : Conditions.storable(text);
  }

  /** Steps from one to the next in their index: to read all rows for a few names takes long. */
  @Override
  @RolesAllowed({"administrator", "auditor"})
  @InTransaction
  public List<String> actions() {
    List<String> actions = new ArrayList<>();
    Instant start = retention.start();
    String next = next("", start);
    while (next != null) {
      actions.add(next);
      next = next(next, start);
    }
    return actions;
  }

  private String next(String action, Instant start) {
    return entities
        .createQuery(
            "select min(r.action) from AuditRow r where r.action > :action and r.at >= :start",
            String.class)
        .setParameter("action", action)
        .setParameter("start", start)
        .getSingleResult();
  }
}
