package dev.connections.platform.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * A call to another host that brought no answer. Its message names the reason and the host, never
 * anything that was sent or received.
 */
public final class OutboundException extends IOException {
  private static final long serialVersionUID = 1;

  /** Why there is no answer. */
  public enum Reason {
    /** Neither https nor a trusted http origin, or a host that this call may not speak to. */
    HOST_NOT_ALLOWED,
    /** A literal IP address, or a name that leads to an address outside the public Internet. */
    ADDRESS_REFUSED,
    /** The name leads nowhere, as far as this machine's DNS knows. */
    HOST_NOT_FOUND,
    /** Connecting, or the whole call, took longer than it may. */
    TIMED_OUT,
    /**
     * Refused, reset or closed before the answer was complete, or no HTTP at all. The detail is
     * {@code REFUSED}, {@code CLOSED} or {@code TLS}, or says what a proxy answered.
     */
    UNREACHABLE,
    /**
     * The certificate was refused. The detail is {@code EXPIRED}, {@code NOT_YET_VALID}, {@code
     * REVOKED}, {@code OTHER_NAME}, {@code UNKNOWN_AUTHORITY} or {@code WEAK}; empty when it is
     * something else.
     */
    CERTIFICATE_NOT_TRUSTED,
    /** The answer points elsewhere, which is never followed; the detail names the other host. */
    REDIRECTED,
    /** More bytes or header lines than the call may answer. */
    TOO_LARGE,
    /** The calling thread was interrupted, its flag set again; or this service is stopping. */
    INTERRUPTED
  }

  private final Reason reason;
  private final String host;
  private final String detail;

  OutboundException(Reason reason, String host, String detail) {
    super(reason + " " + host + (detail.isEmpty() ? "" : ": " + detail));
    this.reason = reason;
    this.host = host;
    this.detail = detail;
  }

  OutboundException(Reason reason, String host) {
    this(reason, host, "");
  }

  /** What a failure of the client amounts to. Its own message may quote an answer. */
  static OutboundException of(Throwable cause, String host) {
    if (cause instanceof OutboundException known) {
      return known;
    }
    if (cause instanceof OutboundGuard.RefusedAddressException) {
      return new OutboundException(Reason.ADDRESS_REFUSED, host);
    }
    if (cause instanceof UnknownHostException) {
      return new OutboundException(Reason.HOST_NOT_FOUND, host);
    }
    if (cause instanceof SocketTimeoutException) {
      return new OutboundException(Reason.TIMED_OUT, host);
    }
    if (cause instanceof SSLException tls) {
      Throwable inner = innermost(tls);
      boolean refused =
          inner instanceof SSLPeerUnverifiedException || inner instanceof GeneralSecurityException;
      return refused
          ? new OutboundException(Reason.CERTIFICATE_NOT_TRUSTED, host, nearest(tls))
          : new OutboundException(Reason.UNREACHABLE, host, "TLS");
    }
    if (cause instanceof MessageConstraintException) {
      return new OutboundException(Reason.TOO_LARGE, host);
    }
    if (cause instanceof IOException) {
      return new OutboundException(
          Reason.UNREACHABLE, host, cause instanceof ConnectException ? "REFUSED" : "CLOSED");
    }
    throw new IllegalStateException("Calling " + host + " failed", cause);
  }

  /** The innermost fault that is known: what is around it only says that the path failed. */
  private static String nearest(Throwable outer) {
    String inner =
        outer.getCause() == null || outer.getCause() == outer ? "" : nearest(outer.getCause());
    return inner.isEmpty() ? fault(outer) : inner;
  }

  /** What is wrong with a certificate, in no words of the JDK. */
  private static String fault(Throwable refusal) {
    String said = String.valueOf(refusal.getMessage());
    if (refusal instanceof SSLPeerUnverifiedException
        || said.startsWith("No name matching")
        || said.startsWith("No subject alternative")) {
      return "OTHER_NAME";
    }
    if (refusal instanceof CertificateExpiredException) {
      return "EXPIRED";
    }
    if (refusal instanceof CertificateNotYetValidException) {
      return "NOT_YET_VALID";
    }
    if (refusal instanceof CertificateRevokedException) {
      return "REVOKED";
    }
    if (refusal instanceof CertPathBuilderException) {
      return "UNKNOWN_AUTHORITY";
    }
    return refusal instanceof CertPathValidatorException path ? fault(path.getReason()) : "";
  }

  private static String fault(CertPathValidatorException.Reason reason) {
    if (!(reason instanceof BasicReason basic)) {
      return "";
    }
    return switch (basic) {
      case EXPIRED -> "EXPIRED";
      case NOT_YET_VALID -> "NOT_YET_VALID";
      case REVOKED -> "REVOKED";
      case ALGORITHM_CONSTRAINED -> "WEAK";
      // Another authority of the same name signed it.
      case INVALID_SIGNATURE -> "UNKNOWN_AUTHORITY";
      case UNSPECIFIED, UNDETERMINED_REVOCATION_STATUS -> "";
    };
  }

  /** The innermost speaks of the certificate; those around it only of the handshake. */
  private static Throwable innermost(Throwable tls) {
    Throwable inner = tls;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    return inner;
  }

  public Reason reason() {
    return reason;
  }

  /** Host, with its port when it is not the scheme's own. */
  public String host() {
    return host;
  }

  /** More about the reason in a few words; may be empty. */
  public String detail() {
    return detail;
  }
}
