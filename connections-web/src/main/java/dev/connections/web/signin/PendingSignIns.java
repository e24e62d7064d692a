package dev.connections.web.signin;

import dev.connections.console.signin.RoundTrip;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The round trips to the provider that this browser started, one for each tab. */
record PendingSignIns(List<Pending> trips) implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String ATTRIBUTE = PendingSignIns.class.getName();
  private static final int MOST = 5;

  /** One round trip, and where the person wanted to go. */
  record Pending(RoundTrip trip, String from) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  static void keep(HttpServletRequest request, RoundTrip trip, String from) {
    List<Pending> trips = new ArrayList<>(of(request));
    trips.add(new Pending(trip, from));
    while (trips.size() > MOST) {
      trips.remove(0);
    }
    request.getSession().setAttribute(ATTRIBUTE, new PendingSignIns(trips));
  }

  /** Each counts once. */
  static Optional<Pending> take(HttpServletRequest request, String state) {
    List<Pending> trips = new ArrayList<>(of(request));
    Optional<Pending> found =
        trips.stream().filter(p -> p.trip().state().equals(state)).findFirst();
    if (found.isPresent()) {
      trips.remove(found.get());
      request.getSession().setAttribute(ATTRIBUTE, new PendingSignIns(trips));
    }
    return found;
  }

  private static List<Pending> of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object kept = session == null ? null : session.getAttribute(ATTRIBUTE);
    return kept instanceof PendingSignIns pending ? pending.trips() : List.of();
  }
}
