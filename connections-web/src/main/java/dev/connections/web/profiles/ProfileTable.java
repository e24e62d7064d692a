package dev.connections.web.profiles;

import dev.connections.console.Page;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.ProfileRow;
import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The rows of the table; sorted, filtered and counted in the database, a page at a time. */
class ProfileTable extends LazyDataModel<ProfileRow> {
  private final transient ConnectionProfiles profiles;
  private final ProfileListAddress query;

  ProfileTable(ConnectionProfiles profiles, ProfileListAddress query) {
    this.profiles = profiles;
    this.query = query;
  }

  @Override
  public int count(Map<String, FilterMeta> ignored) {
    return Math.toIntExact(profiles.list(query.filter(0, 1)).total());
  }

  /** How many rows come before the page that is shown. */
  int first() {
    return query.getOffset();
  }

  @Override
  public List<ProfileRow> load(
      int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> ignored) {
    query.sort(sorts.values());
    query.startAt(first);
    Page<ProfileRow> page = profiles.list(query.filter(first, size));
    return page.rows();
  }

  @Override
  public String getRowKey(ProfileRow row) {
    return row.id();
  }

  @Override
  public ProfileRow getRowData(String id) {
    List<ProfileRow> shown = getWrappedData();
    return shown == null
        ? null
        : shown.stream().filter(row -> row.id().equals(id)).findFirst().orElse(null);
  }
}
