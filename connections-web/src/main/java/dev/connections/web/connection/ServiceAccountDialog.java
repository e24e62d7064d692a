package dev.connections.web.connection;

import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.connection.ServiceAccount;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Names the account that grants consent, or another one. */
@Named
@ViewScoped
public class ServiceAccountDialog implements Serializable {
  private static final int NONE = -1;

  @EJB private OrganizationConnections connections;
  @Inject private ConnectionChanges changes;
  @Inject private ConnectionView shown;

  private long version = NONE;
  private String accountName = "";
  private String roleName = "";
  private String note = "";

  /** Fills the fields with what is stored. */
  public void open() {
    ServiceAccount stored = shown.getDetails().serviceAccount();
    version = stored == null ? NONE : stored.version();
    accountName = stored == null ? "" : stored.accountName();
    roleName = stored == null ? "" : stored.roleName();
    note = stored == null ? "" : stored.note();
  }

  public String save() {
    return changes.make(
        () -> connections.changeServiceAccount(shown.getId(), version, accountName, roleName, note),
        "account",
        "serviceAccountChanged");
  }

  public String getAccountName() {
    return accountName;
  }

  public void setAccountName(String accountName) {
    this.accountName = accountName;
  }

  public String getRoleName() {
    return roleName;
  }

  public void setRoleName(String roleName) {
    this.roleName = roleName;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
