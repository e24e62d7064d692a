package dev.connections.application;

import dev.connections.api.Workload;
import dev.connections.audit.CurrentCaller;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.activity.Act;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.listing.ApplicationListing;
import dev.connections.platform.InTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives an application other capabilities, before it is verified for them. */
@ApplicationScoped
class CapabilityChange {
  private static final Act ACT = Act.APPLICATION_CAPABILITIES_CHANGED;

  @Inject private ApplicationRows rows;
  @Inject private ApplicationChanges changes;
  @Inject private ApplicationListing listing;
  @Inject private CapabilityChoice chosen;
  @Inject private NamedCapabilities capabilities;
  @Inject private CurrentCaller caller;
  @Inject private Clock clock;

  /** Answers whether they differ from those before. */
  @InTransaction
  boolean change(String id, long version, Collection<String> codes)
      throws UnknownApplicationException,
          InvalidFieldsException,
          CapabilityNeededException,
          ChangedMeanwhileException {
    OpenedApplication opened = changes.open(id, version, ACT);
    Application application = opened.application();
    Workload workload = opened.home().workload();
    Set<String> before = rows.capabilitiesOf(id);
    Map<String, Integer> wanted = chosen.of(workload, application.type(), codes, before);
    Set<String> lost = new TreeSet<>(before);
    lost.removeAll(wanted.keySet());
    Set<String> added = new TreeSet<>(wanted.keySet());
    added.removeAll(before);
    if (lost.isEmpty() && added.isEmpty()) {
      return false;
    }
    changes.refuseToLose(opened, lost, ACT);
    if (!lost.isEmpty()) {
      rows.remove(id, lost);
    }
    String by = caller.actor().name();
    Instant now = clock.instant();
    added.forEach(code -> rows.add(new ApplicationCapability(id, code, wanted.get(code), by, now)));
    listing.hold(id, wanted.keySet());
    application.touch(by, now);
    changes.done(ACT, application, difference(workload, added, lost));
    return true;
  }

  private String difference(Workload workload, Set<String> added, Set<String> lost) {
    return Stream.concat(
            capabilities.titles(workload, added).stream().map(title -> "+ " + title),
            capabilities.titles(workload, lost).stream().map(title -> "- " + title))
        .collect(Collectors.joining(", "));
  }
}
