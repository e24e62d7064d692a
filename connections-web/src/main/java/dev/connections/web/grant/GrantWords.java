package dev.connections.web.grant;

import dev.connections.api.Workload;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;

/** How a trip to the provider's page stands, in words. */
@Named
@RequestScoped
public class GrantWords {
  private static final String TEXT = "grantText";

  /** Their sentences name what the details hold. */
  private static final Set<GrantEnd> NAMING =
      Set.of(GrantEnd.OTHER_ORGANIZATION, GrantEnd.OTHER_ACCOUNT, GrantEnd.ORGANIZATION_TAKEN);

  @Inject private Messages messages;

  /** Whether the person came back and the provider has yet to be asked what that means. */
  public boolean isArrived(GrantTrip trip) {
    return trip != null && trip.arrived() && trip.end() == null;
  }

  /** Whether the person went there and nothing came back yet, as when a window was closed. */
  public boolean isOut(GrantTrip trip) {
    return trip != null && !trip.arrived() && trip.end() == null;
  }

  public boolean isGranted(GrantTrip trip) {
    return trip != null && trip.end() == GrantEnd.GRANTED;
  }

  /** Whether it ended, and otherwise than well. */
  public boolean isRefused(GrantTrip trip) {
    return trip != null && trip.end() != null && !isGranted(trip) && !isToChoose(trip);
  }

  /** Whether a person has to say which organization is meant. */
  public boolean isToChoose(GrantTrip trip) {
    return trip != null && trip.end() == GrantEnd.ORGANIZATION_TO_CHOOSE;
  }

  /** Those to choose from. */
  public List<GrantTrip.Reached> reached(GrantTrip trip) {
    return trip == null ? List.of() : trip.reached();
  }

  /** What chooses one; by its host where the provider has no name for it. */
  public String choose(GrantTrip.Reached one) {
    return messages.sentence(TEXT, "choose", one.name().isEmpty() ? one.host() : one.name());
  }

  /** Whether a person has to say whether another account is meant. */
  public boolean isToConfirm(GrantTrip trip) {
    return trip != null && trip.end() == GrantEnd.OTHER_ACCOUNT;
  }

  /** The id of the connection that the organization has already; empty when it has none. */
  public String taken(GrantTrip trip) {
    return trip != null && trip.end() == GrantEnd.ORGANIZATION_TAKEN ? trip.details().get(1) : "";
  }

  /** How it ended. */
  public String title(GrantTrip trip, Workload workload) {
    return about("title", trip, workload);
  }

  /** What that means, and what to do next. */
  public String next(GrantTrip trip, Workload workload) {
    return about("next", trip, workload);
  }

  private String about(String part, GrantTrip trip, Workload workload) {
    return messages.about(
        workload, TEXT, "end." + trip.end() + "." + part, trip.details().toArray());
  }

  /** What the provider calls it; empty when it did not say. */
  public String code(GrantTrip trip, Workload workload) {
    return NAMING.contains(trip.end()) || trip.details().isEmpty()
        ? ""
        : messages.about(workload, TEXT, "code", trip.details().get(0));
  }

  /** A text of the bundle, in the words of a workload. */
  public String of(String key, Workload workload, String value) {
    return messages.about(workload, TEXT, key, value);
  }

  /** What leads to the provider's page. */
  public String leave(GrantTrip trip, Workload workload) {
    return messages.about(workload, TEXT, trip == null ? "leave" : "leave.again");
  }
}
