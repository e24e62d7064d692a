package dev.connections.audit;

import dev.connections.console.Page;
import dev.connections.console.activity.ActivityFilter;
import dev.connections.console.activity.ActivityRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the trail, the latest first. */
@ApplicationScoped
@Transactional
class ActivityList {
  @PersistenceContext private EntityManager entities;
  @Inject private ActivityRetention retention;

  Page<ActivityRow> list(ActivityFilter filter) {
    ActivityConditions conditions = new ActivityConditions(filter, retention.start());
    long total =
        conditions
            .bind(
                entities.createQuery(
                    "select count(r) from AuditRow r" + conditions.where(), Long.class))
            .getSingleResult();
    List<AuditRow> rows =
        total == 0
            ? List.of()
            : rows(conditions)
                .setFirstResult(filter.first())
                .setMaxResults(filter.size())
                .getResultList();
    return new Page<>(rows.stream().map(AuditRow::toActivity).toList(), total);
  }

  /** The next rows of a walk through all, which a row that is written meanwhile does not shift. */
  List<AuditRow> next(ActivityConditions conditions, int size) {
    return rows(conditions).setMaxResults(size).getResultList();
  }

  private TypedQuery<AuditRow> rows(ActivityConditions conditions) {
    return conditions.bind(
        entities.createQuery(
            "select r from AuditRow r" + conditions.where() + " order by r.at desc, r.id desc",
            AuditRow.class));
  }

  /** Steps from one to the next in their index: to read all rows for a few names takes long. */
  List<String> actions() {
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
