package dev.connections.web.profiles;

import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.web.KnownWorkloads;
import dev.connections.web.Messages;
import dev.connections.web.PagedTable;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.primefaces.event.data.PageEvent;

/** The list with its filters, the selected row and the deletion of it. */
@Named
@ViewScoped
public class ProfilesPage implements Serializable {
  /** The page, with its filters and its open panel as they are. */
  static final String HERE = "/profiles/profiles?faces-redirect=true&includeViewParams=true";

  private static final String TEXT = "profilesText";

  @EJB private ConnectionProfiles profiles;
  @Inject private Messages messages;
  @Inject private KnownWorkloads workloads;

  private ProfileListAddress query;
  private String selectedId;
  private String selectedName;
  private Workload selectedWorkload;
  private String selectedUsers = "";
  private transient PagedTable<ProfileRow> table;

  @PostConstruct
  void begin() {
    query = new ProfileListAddress(workloads.ids());
  }

  public ProfileListAddress getQuery() {
    return query;
  }

  public PagedTable<ProfileRow> getTable() {
    if (table == null) {
      table =
          new PagedTable<>(
              query, (first, size) -> profiles.list(query.filter(first, size)), ProfileRow::id);
    }
    return table;
  }

  /** Other filters: from the first page again, and without a row that may be out of sight. */
  public void filter() {
    query.setOffset(0);
    setSelected(null);
  }

  /** The list counts itself above the rows, so it has to know before they are read. */
  public void turn(PageEvent event) {
    query.setOffset(event.getPage() * query.getPageSize());
  }

  /** Another order: from the first page again. */
  public void reorder() {
    query.setOffset(0);
  }

  public String clear() {
    query.clear();
    return messages.keptFor(HERE);
  }

  public ProfileRow getSelected() {
    return selectedId == null ? null : getTable().getRowData(selectedId);
  }

  public void setSelected(ProfileRow row) {
    selectedId = row == null ? null : row.id();
    selectedName = row == null ? null : row.name();
    selectedWorkload = row == null ? null : row.workload();
    selectedUsers = row == null ? "" : Wording.users(row.usedBy());
  }

  public String getSelectedId() {
    return selectedId;
  }

  public String getSelectedName() {
    return selectedName;
  }

  public Workload getSelectedWorkload() {
    return selectedWorkload;
  }

  /** The names of what uses the selected profile, which keeps it; empty when nothing does. */
  public String getSelectedUsers() {
    return selectedUsers;
  }

  public String delete() {
    try {
      profiles.delete(selectedId);
      messages.inform(TEXT, "deleted", selectedName);
    } catch (ProfileInUseException used) {
      messages.refuse(TEXT, "deleteInUse", selectedName, String.join(", ", used.usedBy()));
    } catch (UnknownProfileException alreadyGone) {
      messages.inform(TEXT, "deletedBefore", selectedName);
    }
    return messages.keptFor(HERE);
  }
}
