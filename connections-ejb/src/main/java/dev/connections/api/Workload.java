package dev.connections.api;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The kind of SaaS organization that a connection or a profile is for, by its id. Which kinds there
 * are is data of an installation: the files of its capability catalog define them. So a value says
 * that its id is well formed, and not that this installation knows it; who gets one from outside
 * asks the catalog.
 */
public final class Workload implements Serializable {
  private static final long serialVersionUID = 1;
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");

  private final String id;

  private Workload(String id) {
    this.id = id;
  }

  /**
   * @param id 1 to 30 upper-case letters, digits and underscores, the first one a letter
   * @throws IllegalArgumentException when it has another form, or is null
   */
  public static Workload of(String id) {
    if (id == null || !FORM.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a workload");
    }
    return new Workload(id);
  }

  /** As it is stored, and as addresses have it. */
  public String id() {
    return id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Workload that && id.equals(that.id);
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
