package dev.connections.provider;

import java.util.List;

/**
 * A typed domain cannot be an organization's, known before anybody is called.
 *
 * <p>The reasons are codes of the console's bundle ({@code problem.domain.CODE}).
 */
public final class DomainRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;
  private final transient List<String> details;

  /**
   * @param code such as {@code ADMIN_HOST}
   * @param details values for the sentence, such as the domain that was probably meant
   */
  public DomainRefusedException(String code, String... details) {
    super(code);
    this.code = code;
    this.details = List.of(details);
  }

  public String code() {
    return code;
  }

  public List<String> details() {
    return details;
  }
}
