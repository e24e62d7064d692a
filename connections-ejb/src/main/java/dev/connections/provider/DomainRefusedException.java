package dev.connections.provider;

import dev.connections.console.profiles.DomainRefusal;
import java.util.List;

/** A typed domain cannot be an organization's, known before anybody is called. */
public final class DomainRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final DomainRefusal refusal;
  private final transient List<String> details;

  /**
   * @param details values for the sentence, as {@link DomainRefusal} names them
   */
  public DomainRefusedException(DomainRefusal refusal, String... details) {
    super(refusal.name());
    this.refusal = refusal;
    this.details = List.of(details);
  }

  public DomainRefusal refusal() {
    return refusal;
  }

  /** The refusal's name, as bundles spell it. */
  public String code() {
    return refusal.name();
  }

  public List<String> details() {
    return details;
  }
}
