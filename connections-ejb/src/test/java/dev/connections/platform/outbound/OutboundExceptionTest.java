package dev.connections.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.connections.platform.outbound.OutboundException.Reason;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CRLReason;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;
import org.apache.hc.core5.http.MessageConstraintException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutboundExceptionTest {
  private static final String HOST = "acme.example";

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsWhatIsWrongWithACertificate(Exception inner, String detail) {
    OutboundException told = OutboundException.of(handshake(inner), HOST);

    assertThat(told.reason()).isEqualTo(Reason.CERTIFICATE_NOT_TRUSTED);
    assertThat(told.detail()).isEqualTo(detail);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(new CertificateExpiredException("words"), "EXPIRED"),
        arguments(new CertificateNotYetValidException("words"), "NOT_YET_VALID"),
        arguments(revoked(), "REVOKED"),
        arguments(new CertPathBuilderException("words"), "UNKNOWN_AUTHORITY"),
        arguments(new CertificateException("No name matching acme.example found"), "OTHER_NAME"),
        arguments(
            new CertificateException("No subject alternative DNS name matching"), "OTHER_NAME"),
        arguments(new SSLPeerUnverifiedException("words"), "OTHER_NAME"),
        arguments(new CertificateException("words of the JDK"), ""),
        arguments(
            new CertificateException(
                "path", new CertPathValidatorException("path", new CertificateExpiredException())),
            "EXPIRED"));
  }

  private static CertificateRevokedException revoked() {
    return new CertificateRevokedException(
        new Date(0), CRLReason.KEY_COMPROMISE, new X500Principal("CN=Authority"), Map.of());
  }

  private static SSLHandshakeException handshake(Exception inner) {
    SSLHandshakeException outer = new SSLHandshakeException("handshake");
    outer.initCause(inner);
    return outer;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsWhyNoAnswerCame(Exception cause, Reason reason, String detail) {
    OutboundException told = OutboundException.of(cause, HOST);

    assertThat(told.reason()).isEqualTo(reason);
    assertThat(told.detail()).isEqualTo(detail);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new UnknownHostException("words"), Reason.HOST_NOT_FOUND, ""),
        arguments(new SocketTimeoutException("words"), Reason.TIMED_OUT, ""),
        arguments(handshake(new EOFException("words")), Reason.UNREACHABLE, "TLS"),
        arguments(new MessageConstraintException("words"), Reason.TOO_LARGE, ""),
        arguments(new ConnectException("words"), Reason.UNREACHABLE, "REFUSED"),
        arguments(new EOFException("words"), Reason.UNREACHABLE, "CLOSED"));
  }

  @Test
  void saysAgainWhatWasSaidAndHidesNoMistakeOfOurs() {
    OutboundException known = new OutboundException(Reason.REDIRECTED, HOST);

    assertThat(OutboundException.of(known, "other.example")).isSameAs(known);
    assertThatThrownBy(() -> OutboundException.of(new IllegalArgumentException("bug"), HOST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(HOST);
  }
}
