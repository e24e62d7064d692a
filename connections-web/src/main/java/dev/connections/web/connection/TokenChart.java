package dev.connections.web.connection;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.connection.RelatedConnectors;
import dev.connections.console.connection.TokenHour;
import dev.connections.web.Messages;
import dev.connections.words.Sentences;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tokens of the connection over the last 24 hours. */
@Named
@RequestScoped
public class TokenChart {
  private static final String TEXT = "connectionText";

  @EJB private RelatedConnectors connectors;
  @Inject private ConnectionView shown;
  @Inject private Messages messages;
  @Inject private Sentences sentences;

  private List<TokenHour> hours;

  private List<TokenHour> hours() {
    if (hours == null) {
      try {
        hours = connectors.tokens(shown.getId());
      } catch (UnknownConnectionException deletedMeanwhile) {
        hours = List.of();
      }
    }
    return hours;
  }

  public List<TokenBar> getBars() {
    return TokenBar.of(hours());
  }

  /** The hours in which something was asked for, the latest first. */
  public List<TokenHour> getRows() {
    List<TokenHour> rows =
        new ArrayList<>(
            hours().stream().filter(hour -> hour.given() > 0 || hour.refused() > 0).toList());
    Collections.reverse(rows);
    return rows;
  }

  public String getGiven() {
    return messages.sentence(
        TEXT, "tokens.given", hours().stream().mapToLong(TokenHour::given).sum());
  }

  public String getRefused() {
    return messages.sentence(
        TEXT, "tokens.refused", hours().stream().mapToLong(TokenHour::refused).sum());
  }

  /** All of it for readers who do not see the bars. */
  public String getSummary() {
    return messages.sentence(TEXT, "tokens.summary", getGiven(), getRefused());
  }

  /** An hour, while the pointer is on its bar. */
  public String about(TokenHour hour) {
    return messages.sentence(
        TEXT, "tokens.hour", sentences.at(hour.start()), hour.given(), hour.refused());
  }
}
