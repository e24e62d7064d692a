package dev.connections.verification;

import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.CallerAddress;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.Verification;
import dev.connections.console.verification.VerificationStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What features do with verifications. A feature claims a run in the transaction that reads what
 * has to be verified, and runs it after that transaction ended. Below the boundary: no roles.
 */
@ApplicationScoped
public class Verifications {
  private static final Logger LOG = Logger.getLogger(Verifications.class.getName());

  @Inject private VerificationQueue queue;
  @Inject private VerificationRuns runs;
  @Inject private CurrentCaller caller;
  @Inject private Clock clock;

  /**
   * Claims the one run that a subject may have, in the caller's transaction. One that still runs
   * for other content is forgotten, since its result would count for nothing.
   *
   * @param subjectId what is verified; an id that no other feature uses
   * @param content names exactly what is verified, so that its result is not taken for another's;
   *     at most 100 characters
   * @return the id of the run, or empty while another one runs for this content
   */
  @Transactional(TxType.MANDATORY)
  public Optional<String> claim(String subjectId, String content, Actor by) {
    return runs.claim(subjectId, content, by);
  }

  /**
   * Runs a claimed run on a thread of the server, as soon as there is room, and returns at once. To
   * be called after the claiming transaction ended, and without one.
   */
  @Transactional(TxType.NEVER)
  public void start(String runId, VerificationWork work) {
    RunningVerification running = new RunningVerification(runId, work, runs);
    String address = caller.address();
    try {
      queue.add(() -> CallerAddress.during(address, running::runWatched));
    } catch (RejectedExecutionException full) {
      LOG.log(Level.WARNING, "No room for verification {0}: {1}", new Object[] {runId, full});
      runs.interrupt(runId);
    }
  }

  /**
   * Has work done on a thread of the server as soon as there is room for one more verification, in
   * the caller's context.
   *
   * @param work runs one by {@link #run}
   * @throws RejectedExecutionException when too many wait already, or the server stops
   */
  public void whenThereIsRoom(Runnable work) {
    queue.add(work);
  }

  /**
   * Runs a claimed run in this thread, and returns when it ended. Nobody is waiting for it, so its
   * steps are seen at its end, all of them. To be called right after the claiming transaction
   * ended, without one, and where there is room.
   *
   * @return false when it broke off, and nobody is told of an end
   */
  @Transactional(TxType.NEVER)
  public boolean run(String runId, VerificationWork work) {
    return new RunningVerification(runId, work, runs).runUnwatched();
  }

  /** The last run of a subject, running or ended, or null when there was none. */
  @Transactional
  public Verification last(String subjectId) {
    return last(List.of(subjectId)).get(subjectId);
  }

  /** Likewise of many, by their ids; asks as often for many as for one. */
  @Transactional
  public Map<String, Verification> last(Collection<String> subjectIds) {
    Map<String, VerificationRun> last = runs.last(subjectIds);
    // After the runs: one that is seen as ended has all its steps.
    Map<String, List<VerificationStep>> steps =
        runs.steps(last.values().stream().map(VerificationRun::id).toList());
    Instant now = now(last.values());
    Map<String, Verification> all = new HashMap<>();
    last.forEach(
        (id, run) -> all.put(id, run.toVerification(steps.getOrDefault(run.id(), List.of()), now)));
    return all;
  }

  /** Nothing is asked of the database for runs that ended. */
  private Instant now(Collection<VerificationRun> seen) {
    return seen.stream().allMatch(VerificationRun::ended) ? clock.instant() : runs.now();
  }

  /** The last run of a subject if it is for this content, or null. */
  @Transactional
  public Verification lastOf(String subjectId, String content) {
    return runs.last(subjectId)
        .filter(run -> run.content().equals(content))
        .map(run -> run.toVerification(runs.steps(run.id()), now(List.of(run))))
        .orElse(null);
  }

  /** Whether the last run of a subject is for other content; not when there was none. */
  @Transactional
  public boolean isLastOfOther(String subjectId, String content) {
    return runs.last(subjectId).filter(run -> !run.content().equals(content)).isPresent();
  }

  /**
   * Keeps what a run found of permissions beside it, for a feature that has no place of its own for
   * them. In the transaction that tells the end.
   */
  @Transactional(TxType.MANDATORY)
  public void keepPermissions(VerificationOutcome outcome) {
    runs.keepPermissions(outcome.runId(), outcome.permissions());
  }

  /** Those that were kept beside a run. */
  @Transactional
  public List<PermissionView> permissions(String runId) {
    return runs.permissions(runId);
  }

  /**
   * How the last run of a subject ended, with the permissions that were kept beside it; empty while
   * it runs and when there was none.
   */
  @Transactional
  public Optional<VerificationOutcome> lastOutcome(String subjectId) {
    return runs.last(subjectId)
        .filter(run -> run.ended())
        .map(run -> run.toOutcome(runs.steps(run.id()), runs.permissions(run.id())));
  }

  /**
   * Keeps the runs of these subjects from ending before the caller's transaction does. Whoever
   * locks rows that an observer of {@link VerificationEnded} writes locks the runs first.
   */
  @Transactional(TxType.MANDATORY)
  public void lock(Collection<String> subjectIds) {
    if (!subjectIds.isEmpty()) {
      runs.lock(subjectIds);
    }
  }

  /** Gives the last run of one subject to another, which loses its own. A running one stays. */
  @Transactional(TxType.MANDATORY)
  public void move(String fromSubject, String toSubject) {
    boolean busy = runs.last(toSubject).filter(r -> r.running(now(List.of(r)))).isPresent();
    if (!busy) {
      runs.last(fromSubject).ifPresent(run -> runs.move(run, toSubject));
    }
  }

  /** Forgets all runs of these subjects; those that still run come to nothing. */
  @Transactional(TxType.MANDATORY)
  public void forget(Collection<String> subjectIds) {
    runs.forget(subjectIds);
  }

  /** Ends the runs whose nodes died, and answers what they verified. */
  public List<AbandonedRun> endAbandoned() {
    return runs.interruptAbandoned();
  }
}
