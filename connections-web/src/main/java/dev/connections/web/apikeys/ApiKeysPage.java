package dev.connections.web.apikeys;

import dev.connections.console.apikeys.ApiKeyRow;
import dev.connections.console.apikeys.ApiKeys;
import dev.connections.console.apikeys.UnknownApiKeyException;
import dev.connections.web.Messages;
import dev.connections.web.PagedTable;
import dev.connections.words.Form;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.primefaces.event.data.PageEvent;

/** The list of API keys with its filters. */
@Named
@ViewScoped
public class ApiKeysPage implements Serializable {
  private static final String TEXT = "apiKeysText";

  @EJB private ApiKeys keys;
  @Inject private Messages messages;

  private final ApiKeyListAddress query = new ApiKeyListAddress();
  private transient PagedTable<ApiKeyRow> table;

  public ApiKeyListAddress getQuery() {
    return query;
  }

  public PagedTable<ApiKeyRow> getTable() {
    if (table == null) {
      table =
          new PagedTable<>(
              query, (first, size) -> keys.list(query.filter(first, size)), ApiKeyRow::id);
    }
    return table;
  }

  public String getCount() {
    return getTable().counted(messages, TEXT, "count");
  }

  /** Other filters: from the first page again. */
  public void filter() {
    query.setOffset(0);
  }

  /** The list counts itself above the rows, so it has to know before they are read. */
  public void turn(PageEvent event) {
    query.setOffset(event.getPage() * query.getPageSize());
  }

  public void clear() {
    query.clear();
  }

  public void revoke(String id, String name) {
    try {
      keys.revoke(id);
      messages.inform(TEXT, "revoked", name);
    } catch (UnknownApiKeyException gone) {
      messages.refuseChange(Form.API_KEY, name, gone);
    }
  }
}
