package dev.connections.verification;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.audit.Actor;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.platform.DatabaseTime;
import dev.connections.platform.InClause;
import dev.connections.platform.RetryOnDeadlock;
import dev.connections.provider.VerificationResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of runs and steps, and the short transactions around them. */
@ApplicationScoped
class VerificationRuns {
  /** JPQL cannot insert; both databases wait here for a transaction that claims the same. */
  private static final String CLAIM =
      "insert into verification_run (id, subject_id, running_subject, content, started_by,"
          + " started_by_id, started_at, status, organization_id, organization_host,"
          + " organization_typed_host, organization_edition, proof_of_possession) values (?1, ?2,"
          + " ?2, ?3, ?4, ?5, current_timestamp, 'PENDING', '', '', '', '', false)"
          + " on conflict do nothing";

  /** Of a run that ended before its first step did, so that there is something to read. */
  private static final VerificationStep NOT_BEGUN =
      new VerificationStep(
          StepCode.ORGANIZATION,
          "",
          StepOutcome.COULD_NOT_VERIFY,
          FindingCode.NOT_BEGUN,
          List.of(),
          "",
          0);

  @PersistenceContext private EntityManager entities;
  @Inject private DatabaseTime database;
  @Inject private Clock clock;
  @Inject private Event<VerificationEnded> ended;

  /**
   * By the clock of the database, by which runs begin: those of the nodes may differ by more than a
   * run may last. In a transaction.
   */
  @Transactional(TxType.MANDATORY)
  Instant now() {
    return clock.instant().plus(database.ahead());
  }

  /** Claims a run in the current transaction; empty while another one runs for this content. */
  @Transactional(TxType.MANDATORY)
  Optional<String> claim(String subjectId, String content, Actor by) {
    String id = UUID.randomUUID().toString();
    if (insert(id, subjectId, content, by) || insertInPlace(id, subjectId, content, by)) {
      forgetEarlierThan(id, subjectId);
      return Optional.of(id);
    }
    return Optional.empty();
  }

  /**
   * Forgets the run that is in the way if its node died, and if its result would count for nothing:
   * what is verified has changed since it began.
   */
  private boolean insertInPlace(String id, String subjectId, String content, Actor by) {
    Instant now = now();
    List<VerificationRun> inTheWay = lockRunning(subjectId);
    if (inTheWay.stream().anyMatch(run -> run.running(now) && run.content().equals(content))) {
      return false;
    }
    inTheWay.forEach(entities::remove);
    entities.flush();
    return insert(id, subjectId, content, by);
  }

  /** Whether no other one runs. */
  private boolean insert(String id, String subjectId, String content, Actor by) {
    return entities
            .createNativeQuery(CLAIM)
            .setParameter(1, id)
            .setParameter(2, subjectId)
            .setParameter(3, content)
            .setParameter(4, by.name())
            .setParameter(5, by.id())
            .executeUpdate()
        == 1;
  }

  private void forgetEarlierThan(String runId, String subjectId) {
    entities
        .createQuery("delete from VerificationRun r where r.subjectId = :subject and r.id <> :run")
        .setParameter("subject", subjectId)
        .setParameter("run", runId)
        .executeUpdate();
  }

  /**
   * Counts the time of a run from now, since it may have waited for others to end.
   *
   * @return false for one that waited too long, or was forgotten
   */
  @RetryOnDeadlock
  @Transactional(TxType.REQUIRES_NEW)
  boolean begin(String runId) {
    Instant now = now();
    Optional<VerificationRun> open = lock(runId).filter(run -> !run.ended());
    boolean patient = open.filter(run -> run.running(now)).isPresent();
    if (patient) {
      open.get().begin(now);
    } else {
      open.ifPresent(this::interrupt);
    }
    return patient;
  }

  /** Shows the step to everybody who polls; a run that was forgotten meanwhile takes none. */
  @RetryOnDeadlock
  @Transactional(TxType.REQUIRES_NEW)
  void add(String runId, int ordinal, VerificationStep step) {
    if (lock(runId).isPresent()) {
      entities.persist(new VerificationStepRow(runId, ordinal, step));
    }
  }

  /**
   * Records the end and tells the feature, all or nothing. A run that another node ended, or that
   * was forgotten, changes nothing.
   *
   * @param steps all that the run took
   * @param added how many of them were added before
   */
  @RetryOnDeadlock
  @Transactional(TxType.REQUIRES_NEW)
  void end(String runId, List<VerificationStep> steps, int added, VerificationResult result) {
    lock(runId)
        .filter(run -> !run.ended())
        .ifPresent(
            run -> {
              List<VerificationStep> kept = keep(runId, steps, added);
              run.end(StatusRule.of(kept), result, clock.instant());
              ended.fire(
                  new VerificationEnded(
                      run.subjectId(), run.startedBy(), run.toOutcome(kept, result.permissions())));
            });
  }

  /** Answers them as they are stored, where long texts are cut. */
  private List<VerificationStep> keep(String runId, List<VerificationStep> steps, int added) {
    List<VerificationStep> kept = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      VerificationStepRow row = new VerificationStepRow(runId, i, steps.get(i));
      if (i >= added) {
        entities.persist(row);
      }
      kept.add(row.toStep());
    }
    return kept;
  }

  @Transactional(TxType.MANDATORY)
  void keepPermissions(String runId, List<PermissionView> permissions) {
    for (int i = 0; i < permissions.size(); i++) {
      entities.persist(new VerificationPermission(runId, i, permissions.get(i)));
    }
  }

  /** Ends a run that learnt nothing because this node could not go on with it. */
  @RetryOnDeadlock
  @Transactional(TxType.REQUIRES_NEW)
  void interrupt(String runId) {
    lock(runId).filter(run -> !run.ended()).ifPresent(this::interrupt);
  }

  /** Ends all runs whose nodes died, and answers whose they were and who started them. */
  @Transactional(TxType.REQUIRES_NEW)
  List<AbandonedRun> interruptAbandoned() {
    List<VerificationRun> dead =
        entities
            .createQuery(
                "select r from VerificationRun r where r.endedAt is null and r.startedAt < :since",
                VerificationRun.class)
            .setParameter("since", now().minus(VerificationRun.LONGEST))
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
    dead.forEach(this::interrupt);
    return dead.stream().map(run -> new AbandonedRun(run.subjectId(), run.startedBy())).toList();
  }

  private List<VerificationRun> lockRunning(String subjectId) {
    return entities
        .createQuery(
            "select r from VerificationRun r where r.runningSubject = :subject",
            VerificationRun.class)
        .setParameter("subject", subjectId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** Nothing was learnt, so the feature is not told and its earlier status stays. */
  private void interrupt(VerificationRun run) {
    if (steps(run.id()).isEmpty()) {
      entities.persist(new VerificationStepRow(run.id(), 0, NOT_BEGUN));
    }
    run.end(Status.UNVERIFIED, VerificationResult.of(null, false), clock.instant());
  }

  private Optional<VerificationRun> lock(String runId) {
    return Optional.ofNullable(
        entities.find(VerificationRun.class, runId, LockModeType.PESSIMISTIC_WRITE));
  }

  @Transactional(TxType.MANDATORY)
  void lock(Collection<String> subjectIds) {
    if (subjectIds.isEmpty()) {
      return;
    }
    entities
        .createQuery(
            "select r from VerificationRun r where r.subjectId in :subjects order by r.id",
            VerificationRun.class)
        .setParameter("subjects", subjectIds)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  Optional<VerificationRun> last(String subjectId) {
    return Optional.ofNullable(last(List.of(subjectId)).get(subjectId));
  }

  /** By their subjects. A claim forgets the earlier ones, so that there is hardly another. */
  Map<String, VerificationRun> last(Collection<String> subjectIds) {
    return InClause.read(
            entities,
            "select r from VerificationRun r where r.subjectId in :ids"
                + " order by r.startedAt desc, r.id",
            VerificationRun.class,
            subjectIds)
        .stream()
        .collect(
            Collectors.toMap(
                VerificationRun::subjectId, Function.identity(), (latest, earlier) -> latest));
  }

  List<VerificationStep> steps(String runId) {
    return steps(List.of(runId)).getOrDefault(runId, List.of());
  }

  /** By their runs, each in order; leaves out runs without any. */
  Map<String, List<VerificationStep>> steps(Collection<String> runIds) {
    return InClause.read(
            entities,
            "select s from VerificationStepRow s where s.runId in :ids order by s.ordinal",
            VerificationStepRow.class,
            runIds)
        .stream()
        .collect(
            Collectors.groupingBy(
                VerificationStepRow::runId,
                Collectors.mapping(VerificationStepRow::toStep, Collectors.toList())));
  }

  List<PermissionView> permissions(String runId) {
    return entities
        .createQuery(
            "select p from VerificationPermission p where p.runId = :run order by p.ordinal",
            VerificationPermission.class)
        .setParameter("run", runId)
        .getResultStream()
        .map(VerificationPermission::toView)
        .toList();
  }

  @Transactional(TxType.MANDATORY)
  void move(VerificationRun run, String subjectId) {
    forgetEarlierThan(run.id(), subjectId);
    run.moveTo(subjectId);
  }

  @Transactional(TxType.MANDATORY)
  void forget(Collection<String> subjectIds) {
    if (!subjectIds.isEmpty()) {
      entities
          .createQuery("delete from VerificationRun r where r.subjectId in :subjects")
          .setParameter("subjects", subjectIds)
          .executeUpdate();
    }
  }
}
