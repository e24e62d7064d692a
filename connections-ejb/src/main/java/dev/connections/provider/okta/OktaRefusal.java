package dev.connections.provider.okta;

import dev.connections.api.FindingCode;
import dev.connections.platform.OutboundException;
import java.util.List;

/** Why a step of a verification did not end well. */
final class OktaRefusal extends Exception {
  private static final long serialVersionUID = 1;

  private final FindingCode finding;
  private final transient List<String> details;
  private final String words;
  private final String error;

  /**
   * @param words the provider's own, already shortened and free of secrets
   * @param error the provider's own code, such as {@code consent_required}; empty when none
   */
  OktaRefusal(FindingCode finding, List<String> details, String words, String error) {
    super(finding.name());
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
      case HOST_NOT_ALLOWED -> new OktaRefusal(FindingCode.DOMAIN_NOT_ALLOWED, failed.host());
      case ADDRESS_REFUSED -> new OktaRefusal(FindingCode.ADDRESS_NOT_ALLOWED);
      case HOST_NOT_FOUND -> new OktaRefusal(FindingCode.HOST_NOT_FOUND);
      case TIMED_OUT, INTERRUPTED -> new OktaRefusal(FindingCode.TIMED_OUT);
      case UNREACHABLE -> said(FindingCode.UNREACHABLE, failed.detail());
      case CERTIFICATE_NOT_TRUSTED -> said(FindingCode.CERTIFICATE_NOT_TRUSTED, failed.detail());
      case REDIRECTED -> new OktaRefusal(FindingCode.REDIRECTED, Words.clean(failed.detail()));
      case TOO_LARGE -> new OktaRefusal(FindingCode.ANSWER_TOO_LARGE);
    };
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

  String error() {
    return error;
  }
}
