package dev.connections.provider.call;

import dev.connections.api.FindingCode;
import dev.connections.platform.outbound.OutboundException;
import java.util.List;
import java.util.Optional;

/** Why a step of a verification did not end well. */
public final class ProviderRefusal extends Exception {
  private static final long serialVersionUID = 1;

  private final FindingCode finding;
  private final transient List<String> details;
  private final String words;
  private final String error;
  private final String subject;

  /**
   * @param words the provider's own, already shortened and free of secrets
   * @param error the provider's own code, such as {@code consent_required}; empty when none
   */
  public ProviderRefusal(FindingCode finding, List<String> details, String words, String error) {
    this(finding, details, words, error, null);
  }

  private ProviderRefusal(
      FindingCode finding, List<String> details, String words, String error, String subject) {
    super(finding.name());
    this.subject = subject;
    this.finding = finding;
    this.details = details;
    this.words = words;
    this.error = error;
  }

  public ProviderRefusal(FindingCode finding, String... details) {
    this(finding, List.of(details), "", "");
  }

  static ProviderRefusal of(OutboundException failed) {
    return switch (failed.reason()) {
      case HOST_NOT_ALLOWED -> about(FindingCode.DOMAIN_NOT_ALLOWED, failed);
      case ADDRESS_REFUSED -> about(FindingCode.ADDRESS_NOT_ALLOWED, failed);
      case HOST_NOT_FOUND -> about(FindingCode.HOST_NOT_FOUND, failed);
      case TIMED_OUT, INTERRUPTED -> new ProviderRefusal(FindingCode.TIMED_OUT);
      case UNREACHABLE ->
          new ProviderRefusal(FindingCode.UNREACHABLE, ProviderText.sanitize(failed.detail()));
      case CERTIFICATE_NOT_TRUSTED -> about(FindingCode.CERTIFICATE_NOT_TRUSTED, failed);
      case REDIRECTED ->
          new ProviderRefusal(FindingCode.REDIRECTED, ProviderText.sanitize(failed.detail()));
      case TOO_LARGE -> new ProviderRefusal(FindingCode.ANSWER_TOO_LARGE);
    };
  }

  /**
   * About the host itself, whatever the step was about. What happened is a detail, not words of the
   * provider, which never answered.
   */
  private static ProviderRefusal about(FindingCode finding, OutboundException failed) {
    List<String> details =
        failed.detail().isEmpty() ? List.of() : List.of(ProviderText.sanitize(failed.detail()));
    return new ProviderRefusal(finding, details, "", "", failed.host());
  }

  public static ProviderRefusal said(FindingCode finding, String words) {
    return new ProviderRefusal(finding, List.of(), ProviderText.sanitize(words), "");
  }

  /**
   * The same about something of its own.
   *
   * @param other null for what the step is about
   */
  public ProviderRefusal about(String other) {
    return new ProviderRefusal(finding, details, words, error, other);
  }

  public FindingCode finding() {
    return finding;
  }

  public List<String> details() {
    return details;
  }

  public String words() {
    return words;
  }

  /** What it is about, where that is not what the step is about. */
  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  public String error() {
    return error;
  }
}
