package dev.connections.provider;

import dev.connections.api.FindingCode;
import dev.connections.provider.call.ProviderRefusal;
import java.util.List;

/** A provider was asked for an organization and did not give one. */
public final class OrganizationNotFoundException extends Exception {
  private static final long serialVersionUID = 1;
  private final FindingCode finding;
  private final String subject;
  private final transient List<String> details;
  private final String providerWords;

  /**
   * @param asked what was looked for, as its rules spell it
   */
  public OrganizationNotFoundException(ProviderRefusal refusal, String asked) {
    this(refusal.finding(), refusal.subject().orElse(asked), refusal.words(), refusal.details());
  }

  /**
   * @param subject what the finding is about, such as a domain or a host
   * @param providerWords the provider's own words; empty when it said nothing
   * @param details further values for the finding's sentences
   */
  public OrganizationNotFoundException(
      FindingCode finding, String subject, String providerWords, List<String> details) {
    super(finding.name());
    this.finding = finding;
    this.subject = subject;
    this.providerWords = providerWords;
    this.details = List.copyOf(details);
  }

  public FindingCode finding() {
    return finding;
  }

  public String subject() {
    return subject;
  }

  public String providerWords() {
    return providerWords;
  }

  public List<String> details() {
    return details;
  }
}
