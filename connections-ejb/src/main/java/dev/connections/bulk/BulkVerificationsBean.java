package dev.connections.bulk;

import dev.connections.api.Status;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.console.Page;
import dev.connections.console.activity.Act;
import dev.connections.console.connections.BulkVerifications;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.listing.ListedProfiles;
import dev.connections.platform.InTransaction;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What people do with bulk verifications; {@link BatchWork} does what they ask for. */
@Stateless
@Local(BulkVerifications.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkVerificationsBean implements BulkVerifications {
  /** So long after its end. */
  private static final Duration SHOWN = Duration.ofHours(1);

  @Inject private CurrentCaller callers;
  @Inject private BatchRows batches;
  @Inject private BatchItems items;
  @Inject private ListedProfiles profiles;
  @EJB private AuditTrail trail;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public Progress start(ConnectionFilter filter) {
    return begun(filling -> profiles.eachConnection(filter, ids -> add(filling, ids)));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public Progress start(Collection<String> connectionIds) {
    if (connectionIds.isEmpty() || connectionIds.size() > Page.LARGEST) {
      throw new IllegalArgumentException("1 to " + Page.LARGEST + " connections");
    }
    return begun(filling -> add(filling, connectionIds));
  }

  /**
   * @param fill adds the items of a new batch; not asked while one runs
   */
  private Progress begun(Consumer<BatchItems.Filling> fill) {
    Optional<VerificationBatch> claimed = batches.claim(caller(), clock.instant());
    if (claimed.isEmpty()) {
      return shown().orElseThrow();
    }
    VerificationBatch batch = claimed.get();
    BatchItems.Filling filling = items.fill(batch.id());
    fill.accept(filling);
    batch.begin(filling.added(), filling.leftOut());
    if (batch.total() == 0) {
      batch.end(clock.instant());
    }
    trail.done(Act.BULK_VERIFICATION_STARTED, subject(batch.id()), batch.total() + " applications");
    return progress(batch);
  }

  private void add(BatchItems.Filling filling, Collection<String> connectionIds) {
    filling.add(profiles.of(connectionIds));
    filling.leaveOut(profiles.disabled(connectionIds));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public Optional<Progress> latest() {
    return shown();
  }

  private Optional<Progress> shown() {
    return batches.latest(caller(), clock.instant().minus(SHOWN)).map(this::progress);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void cancel(String id) {
    batches
        .own(id, caller())
        .filter(batch -> !batch.ended() && !batch.cancelled())
        .ifPresent(
            batch -> {
              batch.cancel();
              trail.done(Act.BULK_VERIFICATION_CANCELLED, subject(id), "");
            });
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void dismiss(String id) {
    batches.own(id, caller()).filter(VerificationBatch::ended).ifPresent(batches::remove);
  }

  private Progress progress(VerificationBatch batch) {
    Map<Status, Integer> ended = items.ended(batch.id());
    int critical = ended.getOrDefault(Status.CRITICAL, 0);
    int working = ended.keySet().stream().filter(Status::works).mapToInt(ended::get).sum();
    int done = ended.values().stream().mapToInt(Integer::intValue).sum();
    return new Progress(
        batch.id(),
        batch.total(),
        done,
        working,
        critical,
        done - working - critical,
        batch.leftOut(),
        batch.cancelled(),
        batch.startedAt(),
        batch.endedAt());
  }

  private static Subject subject(String id) {
    return Subject.of("verification", id, "");
  }

  private Actor caller() {
    return callers.actor();
  }
}
