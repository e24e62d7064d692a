package dev.connections.web.apikeys;

import dev.connections.console.Page;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionLists;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.console.connections.ConnectionSort;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The connections that a new key is to reach: those that are ticked, then those that fit what is
 * searched for, a page of them.
 */
@Named
@ViewScoped
public class KeyConnections implements Serializable {
  private static final int SHOWN = 20;

  @EJB private ConnectionLists lists;
  @Inject private Messages messages;

  private String text = "";
  private final ArrayList<ConnectionChoice> offered = new ArrayList<>();
  private final HashMap<String, Boolean> chosen = new HashMap<>();
  private long further;

  void begin() {
    text = "";
    offered.clear();
    chosen.clear();
    search();
  }

  public void search() {
    offered.removeIf(one -> !isChosen(one.id()));
    Set<String> there = offered.stream().map(ConnectionChoice::id).collect(Collectors.toSet());
    Page<ConnectionRow> found = lists.connections(filter());
    found.rows().stream()
        .filter(row -> !there.contains(row.id()))
        .map(row -> new ConnectionChoice(row.id(), row.name(), row.organization().host()))
        .forEach(offered::add);
    further = found.atLeast() - found.rows().size();
  }

  private ConnectionFilter filter() {
    return new ConnectionFilter(
        text, null, null, null, false, ConnectionLife.ACTIVE, ConnectionSort.NAME, true, 0, SHOWN);
  }

  private boolean isChosen(String id) {
    return Boolean.TRUE.equals(chosen.get(id));
  }

  Set<String> ids() {
    return chosen.keySet().stream().filter(this::isChosen).collect(Collectors.toSet());
  }

  public List<ConnectionChoice> getOffered() {
    return offered;
  }

  /** Which are ticked, by id; what is not in it is not. */
  public Map<String, Boolean> getChosen() {
    return chosen;
  }

  /** How many more would fit; empty for none. */
  public String getFurther() {
    return further <= 0 ? "" : messages.sentence("apiKeysText", "connections.further", further);
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text == null ? "" : text.strip();
  }
}
