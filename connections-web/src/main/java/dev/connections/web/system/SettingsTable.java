package dev.connections.web.system;

import dev.connections.console.system.SettingView;
import dev.connections.console.system.SystemOverview;
import dev.connections.web.Messages;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** The settings in force, with their filters. */
@Named
@ViewScoped
public class SettingsTable implements Serializable {
  @EJB private SystemOverview overview;
  @Inject private Messages messages;

  private final SettingListAddress query = new SettingListAddress();

  public SettingListAddress getQuery() {
    return query;
  }

  public List<SettingView> getRows() {
    return overview.settings().stream().filter(query::shows).toList();
  }

  public String getCount() {
    return messages.sentence(
        SystemWords.TEXT, "settings.count", getRows().size(), overview.settings().size());
  }

  /** Every setting. */
  public void clear() {
    query.clear();
  }
}
