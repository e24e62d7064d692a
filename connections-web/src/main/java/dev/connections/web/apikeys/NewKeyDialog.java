package dev.connections.web.apikeys;

import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.apikeys.ApiKeyRequest;
import dev.connections.console.apikeys.ApiKeys;
import dev.connections.console.apikeys.KeyOperation;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks what a new API key is to be, and makes it. */
@Named
@ViewScoped
public class NewKeyDialog implements Serializable {
  @EJB private ApiKeys keys;
  @Inject private Messages messages;
  @Inject private FreshKey fresh;
  @Inject private KeyConnections connections;

  private String name = "";
  private final Map<KeyOperation, Boolean> chosen = new EnumMap<>(KeyOperation.class);
  private boolean everyConnection = true;
  private int days = KeyLife.USUAL_DAYS;

  /** Empty fields, but for what is usual. */
  public void open() {
    name = "";
    chosen.clear();
    chosen.put(KeyOperation.CONNECT, true);
    everyConnection = true;
    days = KeyLife.USUAL_DAYS;
    connections.begin();
  }

  public void create() {
    try {
      fresh.show(
          keys.create(
              new ApiKeyRequest(name, operations(), everyConnection, connections.ids(), days)));
    } catch (InvalidFieldsException invalid) {
      invalid.problems().forEach(this::tell);
    }
  }

  private Set<KeyOperation> operations() {
    return chosen.entrySet().stream()
        .filter(entry -> Boolean.TRUE.equals(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void tell(FieldProblem problem) {
    String field = problem.field();
    String id = "apiKey" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
    messages.refuseAt(id, Form.API_KEY, problem, null);
  }

  public KeyOperation[] getOperations() {
    return KeyOperation.values();
  }

  public List<Integer> getOfferedDays() {
    return KeyLife.OFFERED_DAYS;
  }

  /** Which operations are ticked; what is not in it is not. */
  public Map<KeyOperation, Boolean> getChosen() {
    return chosen;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public boolean isEveryConnection() {
    return everyConnection;
  }

  public void setEveryConnection(boolean everyConnection) {
    this.everyConnection = everyConnection;
  }

  public int getDays() {
    return days;
  }

  public void setDays(int days) {
    this.days = days;
  }
}
