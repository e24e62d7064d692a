package dev.connections.web.applications;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.connections.ConnectionLists;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.Messages;
import dev.connections.web.applications.Round.Stop;
import dev.connections.web.connection.Reauthentication;
import dev.connections.web.connection.Remedy;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads a person through the applications that another sign-in mends: the next one is a button away
 * on the pages on which one is reauthenticated, and the end says what is left.
 */
@Named
@RequestScoped
public class ReauthenticationRound {
  private static final String TEXT = "grantText";
  private static final String LIST = "/applications/applications?faces-redirect=true";
  private static final String LEFT = LIST + "&status=REAUTHENTICATE";

  /** Of one round. */
  private static final int MOST = 100;

  @EJB private ConnectionLists lists;
  @EJB private OrganizationConnections connections;
  @Inject private KnownWorkloads workloads;
  @Inject private RoundOfSession session;
  @Inject private Reauthentication reauthentication;
  @Inject private Messages messages;

  private final Map<Stop, Optional<ApplicationDetails>> found = new HashMap<>();
  private String counted;
  private int count;
  private Long ofAll;

  /** How many of a list another sign-in mends, as far as one round goes. */
  public int count(ApplicationListAddress list) {
    if (!list.getFilters().equals(counted)) {
      counted = list.getFilters();
      count = lists.applicationsUpTo(MOST, list.reauthenticated(1));
    }
    return count;
  }

  /** Of all. */
  public long getCount() {
    if (ofAll == null) {
      ApplicationListAddress all = new ApplicationListAddress(workloads.ids());
      ofAll = lists.applications(all.reauthenticated(1)).atLeast();
    }
    return ofAll;
  }

  /** What the button says that begins a round. */
  public String offer(ApplicationListAddress list) {
    return messages.sentence(TEXT, "round.start", count(list));
  }

  /** Begins with the most urgent of a list. */
  public String start(ApplicationListAddress list) {
    List<ApplicationRow> rows = lists.applications(list.reauthenticated(MOST)).rows();
    if (rows.isEmpty()) {
      messages.inform(TEXT, "round.nothing");
      return messages.keptFor(LIST);
    }
    session.put(Round.of(rows));
    return open();
  }

  /** The page of the one whose turn it is; what needs nothing any more has no turn. */
  public String open() {
    if (!isOn()) {
      return LIST;
    }
    Round round = session.get();
    while (!round.isOver() && !isNeeding(round.stop())) {
      round = round.next(false);
    }
    session.put(round);
    return round.isOver()
        ? LEFT
        : reauthentication.start(find(round.stop()).orElseThrow(), round.stop().connectionId());
  }

  /** Leaves this one as it is by now, and shows the next; after the last, what is left. */
  public String next() {
    if (isOn() && !isOver()) {
      session.put(session.get().next(!isDone()));
    }
    return open();
  }

  public String stop() {
    if (isOn() && !isOver()) {
      session.put(session.get().ended(!isDone()));
    }
    return LEFT;
  }

  /** The person has seen how it ended. */
  public String close() {
    session.put(null);
    return LIST;
  }

  /** Whether there is anything to show of a round. */
  public boolean isOn() {
    return session.get() != null;
  }

  public boolean isOver() {
    return isOn() && session.get().isOver();
  }

  public int getTotal() {
    return session.get().stops().size();
  }

  /** How many had their turn, the one included that is done. */
  public int getPassed() {
    return session.get().at() + (isDone() ? 1 : 0);
  }

  /** Whether the one whose turn it is needs nothing any more. */
  public boolean isDone() {
    return isOn() && !isOver() && !isNeeding(session.get().stop());
  }

  /** Whether it is the turn of an application. */
  public boolean isOf(String applicationId) {
    return isOn() && !isOver() && session.get().stop().applicationId().equals(applicationId);
  }

  /** Where in it the person is, or how it ended. */
  public String getSentence() {
    Round round = session.get();
    if (round.isOver()) {
      int left = round.left().size();
      return messages.sentence(TEXT, "round.over", getTotal(), getTotal() - left, left);
    }
    Stop stop = round.stop();
    return messages.sentence(
        TEXT,
        isDone() ? "round.done" : "round.at",
        round.at() + 1,
        getTotal(),
        stop.name(),
        stop.connectionName());
  }

  /** What leads to the next one. */
  public String getNextWord() {
    String key = !isDone() ? "skip" : getPassed() == getTotal() ? "finish" : "next";
    return messages.sentence(TEXT, "round." + key);
  }

  /** Once it is over: those that were not reauthenticated. */
  public List<Stop> getLeft() {
    return isOver() ? session.get().left() : List.of();
  }

  private boolean isNeeding(Stop stop) {
    return find(stop)
        .map(application -> application.health().reason())
        .filter(Remedy.REAUTHENTICATE.codes()::contains)
        .isPresent();
  }

  /** Read once in a request; empty when it is not there any more. */
  private Optional<ApplicationDetails> find(Stop stop) {
    return found.computeIfAbsent(stop, this::read);
  }

  private Optional<ApplicationDetails> read(Stop stop) {
    try {
      ConnectionDetails connection = connections.get(stop.connectionId());
      return connection.removedAt() == null
          ? connection.applications().stream()
              .filter(application -> application.id().equals(stop.applicationId()))
              .findFirst()
          : Optional.empty();
    } catch (UnknownConnectionException deletedMeanwhile) {
      return Optional.empty();
    }
  }
}
