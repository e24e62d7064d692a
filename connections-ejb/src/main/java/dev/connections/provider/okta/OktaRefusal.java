package dev.connections.provider.okta;

import dev.connections.api.FindingCode;
import dev.connections.platform.OutboundException;
import java.util.List;
import java.util.Optional;

/** Why a step of a verification did not end well. */
final class OktaRefusal extends Exception {
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
  OktaRefusal(FindingCode finding, List<String> details, String words, String error) {
    this(finding, details, words, error, null);
  }

  private OktaRefusal(
      FindingCode finding, List<String> details, String words, String error, String subject) {
    super(finding.name());
    this.subject = subject;
    this.finding = finding;
    this.details = details;
    this.words = words;
    this.error = error;
  }

  OktaRefusal(FindingCode finding, String... details) {
    this(finding, List.of(details), "", "");
  }

  static OktaRefusal of(OutboundException failed) {
    return switch (failed.reason()) {
      case HOST_NOT_ALLOWED -> about(FindingCode.DOMAIN_NOT_ALLOWED, failed);
      case ADDRESS_REFUSED -> about(FindingCode.ADDRESS_NOT_ALLOWED, failed);
      case HOST_NOT_FOUND -> about(FindingCode.HOST_NOT_FOUND, failed);
      case TIMED_OUT, INTERRUPTED -> new OktaRefusal(FindingCode.TIMED_OUT);
      case UNREACHABLE -> new OktaRefusal(FindingCode.UNREACHABLE, Words.clean(failed.detail()));
      case CERTIFICATE_NOT_TRUSTED -> about(FindingCode.CERTIFICATE_NOT_TRUSTED, failed);
      case REDIRECTED -> new OktaRefusal(FindingCode.REDIRECTED, Words.clean(failed.detail()));
      case TOO_LARGE -> new OktaRefusal(FindingCode.ANSWER_TOO_LARGE);
    };
  }

  /**
   * About the host itself, whatever the step was about. What happened is a detail, not words of
   * Okta, which never answered.
   */
  private static OktaRefusal about(FindingCode finding, OutboundException failed) {
    List<String> details =
        failed.detail().isEmpty() ? List.of() : List.of(Words.clean(failed.detail()));
    return new OktaRefusal(finding, details, "", "", failed.host());
  }

  static OktaRefusal said(FindingCode finding, String words) {
    return new OktaRefusal(finding, List.of(), Words.clean(words), "");
  }

  FindingCode finding() {
    return finding;
  }

  List<String> details() {
    return details;
  }

  String words() {
    return words;
  }

  /** What it is about, where that is not what the step is about. */
  Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  String error() {
    return error;
  }
}
