package dev.connections.web.apikeys;

import dev.connections.api.ConnectionsException;
import dev.connections.console.apikeys.ApiKeyRow;
import dev.connections.console.apikeys.ApiKeys;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** Asks for how long an API key is renewed, and renews it. */
@Named
@ViewScoped
public class RenewalDialog implements Serializable {
  @EJB private ApiKeys keys;
  @Inject private Messages messages;
  @Inject private FreshKey fresh;

  private String id = "";
  private long version;
  private String name = "";
  private int days = KeyLife.USUAL_DAYS;

  public void open(ApiKeyRow row) {
    id = row.id();
    version = row.version();
    name = row.name();
    days = KeyLife.USUAL_DAYS;
  }

  public void renew() {
    try {
      fresh.show(keys.renew(id, version, days));
    } catch (ConnectionsException refused) {
      messages.refuseChange(Form.API_KEY, name, refused);
    }
  }

  public String getQuestion() {
    return messages.sentence("apiKeysText", "renew.question", name);
  }

  public List<Integer> getOfferedDays() {
    return KeyLife.OFFERED_DAYS;
  }

  public int getDays() {
    return days;
  }

  public void setDays(int days) {
    this.days = days;
  }
}
