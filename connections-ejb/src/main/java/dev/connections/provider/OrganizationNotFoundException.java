package dev.connections.provider;

import dev.connections.api.FindingCode;
import java.util.List;

/** A provider was asked for an organization and did not give one. */
public final class OrganizationNotFoundException extends Exception {
  private static final long serialVersionUID = 1;
  private final FindingCode finding;
  private final transient List<String> details;
  private final String providerWords;

  /**
   * @param details values for the finding's sentence
   * @param providerWords the provider's own words; empty when it said nothing
   */
  public OrganizationNotFoundException(
      FindingCode finding, String providerWords, String... details) {
    super(finding.name());
    this.finding = finding;
    this.providerWords = providerWords;
    this.details = List.of(details);
  }

  public FindingCode finding() {
    return finding;
  }

  public String providerWords() {
    return providerWords;
  }

  public List<String> details() {
    return details;
  }
}
