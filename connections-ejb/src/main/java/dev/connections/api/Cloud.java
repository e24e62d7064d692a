package dev.connections.api;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The cloud that an organization lives in, by its id. Some providers run several that know nothing
 * of each other; the file of the capability catalog that defines a {@link Workload} names them. A
 * value says that its id is well formed, and not that the workload has that cloud.
 */
public final class Cloud implements Serializable {
  private static final long serialVersionUID = 1;
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");

  /** The commercial cloud; the only one where a provider has no others. */
  public static final Cloud GLOBAL = new Cloud("GLOBAL");

  private final String id;

  private Cloud(String id) {
    this.id = id;
  }

  /**
   * @param id 1 to 30 upper-case letters, digits and underscores, the first one a letter
   * @throws IllegalArgumentException when it has another form, or is null
   */
  public static Cloud of(String id) {
    if (id == null || !FORM.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a cloud");
    }
    return new Cloud(id);
  }

  /** As it is stored. */
  public String id() {
    return id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cloud that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The id. */
  @Override
  public String toString() {
    return id;
  }
}
