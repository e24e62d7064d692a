package dev.connections.web.connections;

import static dev.connections.console.connections.ConnectionFilter.SHORTEST_PART;

import dev.connections.api.Status;
import dev.connections.console.HealthView;
import dev.connections.console.Page;
import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.web.Messages;
import dev.connections.web.PagedTable;
import dev.connections.words.Sentences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Sentences of the lists of connections and applications. */
@Named
@RequestScoped
public class ListWords {
  private static final String TEXT = "listsText";

  @Inject private Messages messages;
  @Inject private Sentences sentences;

  /** How many rows there are, and which of them are shown when that is not all. */
  public String count(PagedTable<?> table, String list) {
    return table.counted(messages, TEXT, "count." + list);
  }

  /**
   * Why there are rows that the list does not show; empty for nothing to say.
   *
   * @param text that is looked for; empty for none
   */
  public String hint(PagedTable<?> table, String text) {
    if (!text.isEmpty() && text.codePointCount(0, text.length()) < SHORTEST_PART) {
      return messages.sentence(TEXT, "filter.beginning", text, SHORTEST_PART);
    }
    return table.isCutOff() ? messages.sentence(TEXT, "count.more", Page.COUNTED) : "";
  }

  /** A number of a tile; one more than are counted stands for any more. */
  public String tile(long number) {
    return messages.sentence(TEXT, "tile.number", number);
  }

  /** Why a connection is as it is, led by the application that it is about; empty for nothing. */
  public String reason(ConnectionRow row) {
    HealthView health = row.health();
    if (health.status() == Status.NO_ISSUES) {
      return "";
    }
    return sentences.reason(
        health.reason(), health.subject(), health.application(), row.organization().workload());
  }

  /** What was found at an application, in plain words; empty for nothing. */
  public String reason(ApplicationRow row) {
    HealthView health = row.health();
    return sentences.reason(health.reason(), health.subject(), "", row.organization().workload());
  }

  /** What it means that others of the connection hold the same capabilities. */
  public String shared(ApplicationRow row) {
    return messages.sentence(TEXT, "shared.message", String.join(", ", row.shared()));
  }

  /** A status as connections and applications call it. */
  public String status(Status status) {
    return sentences.status(status);
  }

  /** What the tile is about that counts what ends soon. */
  public String ending(int days) {
    return messages.sentence(TEXT, "tile.soon", days);
  }

  public String within(int days) {
    return messages.sentence(TEXT, "filter.within", days);
  }

  /** A number of things in words, such as {@code 2 connectors}. */
  public String number(String key, long number) {
    return messages.sentence(TEXT, "number." + key, number);
  }
}
