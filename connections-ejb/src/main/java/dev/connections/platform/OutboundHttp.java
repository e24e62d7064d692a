package dev.connections.platform;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import dev.connections.platform.OutboundException.Reason;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The one way out to other hosts. Every call leaves the machine, passes the guard ({@code
 * connections.outbound.*}), follows no redirect, repeats nothing, keeps no cookie and ends within
 * its policy's limit whatever the other side does. Not to be called inside a transaction.
 */
@ApplicationScoped
public class OutboundHttp {
  private static final Timeout CONNECT = Timeout.ofSeconds(4);
  private static final Timeout READ = Timeout.ofSeconds(10);
  private static final int MAX_CALLS = 32;

  /**
   * Set once a request goes to its target, so that a proxy's refusal is not taken for an answer.
   */
  private static final String REACHED = "connections.reached";

  private final OutboundGuard guard;
  private final CloseableHttpClient client;
  private final ThreadPoolExecutor threads;

  /** For the container's proxy alone. */
  protected OutboundHttp() {
    guard = null;
    client = null;
    threads = null;
  }

  /**
   * @throws InvalidSettingsException when the trust store cannot be used
   */
  @Inject
  public OutboundHttp(Settings settings) {
    this(settings, InetAddress::getAllByName);
  }

  OutboundHttp(Settings settings, OutboundGuard.Names names) {
    guard = new OutboundGuard(settings, names);
    client = client(guard, settings);
    threads = threads();
  }

  /**
   * Threads of our own and not the container's, since they run nothing of it: a look-up or a
   * connection that hangs can be left behind there, which no socket option achieves.
   */
  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            MAX_CALLS,
            MAX_CALLS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "connections-outbound");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static CloseableHttpClient client(OutboundGuard guard, Settings settings) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(guard)
            .setTlsSocketStrategy(
                new DefaultClientTlsStrategy(new OutboundTrust(settings).context()))
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom()
                            .setMaxLineLength(16_384)
                            .setMaxHeaderCount(200)
                            .build())
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(READ)
                    .setTimeToLive(TimeValue.ofMinutes(1))
                    .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
                    .build())
            .setMaxConnPerRoute(MAX_CALLS)
            .setMaxConnTotal(2 * MAX_CALLS)
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom().setResponseTimeout(READ).setRedirectsEnabled(false).build())
        .setRoutePlanner(
            new DefaultRoutePlanner(null) {
              @Override
              protected HttpHost determineProxy(HttpHost target, HttpContext context) {
                return guard.proxyFor(OutboundGuard.host(URI.create(target.toURI()))).orElse(null);
              }
            })
        .addExecInterceptorAfter(
            ChainElement.CONNECT.name(),
            REACHED,
            (request, scope, chain) -> {
              scope.clientContext.setAttribute(REACHED, Boolean.TRUE);
              return chain.proceed(request, scope);
            })
        .setUserAgent("Connections")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /** For Nimbus: {@code request.send(outbound.sender(policy))}. */
  public HTTPRequestSender sender(OutboundPolicy policy) {
    return request -> send(request, policy);
  }

  /**
   * Sends a request and reads the whole answer, whatever its status outside 300 to 399. Time-outs
   * and proxy settings that the request itself carries do not count.
   *
   * @throws OutboundException when there is no answer; its reason says why
   */
  public HTTPResponse send(ReadOnlyHTTPRequest request, OutboundPolicy policy)
      throws OutboundException {
    guard.check(request.getURI(), policy);
    String host = OutboundGuard.shown(request.getURI());
    HttpUriRequestBase call = call(request);
    Future<HTTPResponse> answer;
    try {
      answer = threads.submit(() -> exchange(call, request.getURI(), policy));
    } catch (RejectedExecutionException closed) {
      throw new OutboundException(Reason.INTERRUPTED, host);
    }
    try {
      return answer.get(policy.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLong) {
      throw new OutboundException(Reason.TIMED_OUT, host);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OutboundException(Reason.INTERRUPTED, host);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause(), host);
    } finally {
      if (!answer.isDone()) {
        call.abort();
        answer.cancel(true);
      }
    }
  }

  private static HttpUriRequestBase call(ReadOnlyHTTPRequest request) {
    HttpUriRequestBase call = new HttpUriRequestBase(request.getMethod().name(), request.getURI());
    ContentType type = null;
    for (var header : request.getHeaderMap().entrySet()) {
      for (String value : header.getValue()) {
        if (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(header.getKey())) {
          type = ContentType.parse(value);
        } else {
          call.addHeader(header.getKey(), value);
        }
      }
    }
    if (request.getBody() != null) {
      call.setEntity(new ByteArrayEntity(request.getBody().getBytes(StandardCharsets.UTF_8), type));
    }
    return call;
  }

  private HTTPResponse exchange(HttpUriRequestBase call, URI asked, OutboundPolicy policy)
      throws IOException {
    HttpClientContext context = HttpClientContext.create();
    return client.execute(
        call,
        context,
        got -> {
          try {
            if (context.getAttribute(REACHED) == null) {
              throw new OutboundException(
                  Reason.UNREACHABLE,
                  OutboundGuard.shown(asked),
                  "proxy answered " + got.getCode());
            }
            return read(got, asked, policy);
          } catch (OutboundException refused) {
            // Closing would read the rest, and the rest may have no end.
            call.abort();
            throw refused;
          }
        });
  }

  private static HTTPResponse read(ClassicHttpResponse got, URI asked, OutboundPolicy policy)
      throws IOException {
    if (got.getCode() >= 300 && got.getCode() < 400) {
      throw new OutboundException(
          Reason.REDIRECTED, OutboundGuard.shown(asked), target(got, asked));
    }
    HTTPResponse answer = new HTTPResponse(got.getCode());
    answer.setStatusMessage(got.getReasonPhrase());
    for (Header header : got.getHeaders()) {
      List<String> values = new ArrayList<>();
      for (Header same : got.getHeaders(header.getName())) {
        values.add(same.getValue());
      }
      answer.setHeader(header.getName(), values.toArray(String[]::new));
    }
    if (got.getEntity() != null) {
      InputStream body = got.getEntity().getContent();
      byte[] bytes = body.readNBytes(policy.maxBytes());
      if (bytes.length == policy.maxBytes() && body.read() >= 0) {
        throw new OutboundException(Reason.TOO_LARGE, OutboundGuard.shown(asked));
      }
      answer.setBody(new String(bytes, StandardCharsets.UTF_8));
    }
    return answer;
  }

  private static String target(ClassicHttpResponse got, URI asked) {
    Header location = got.getFirstHeader(HttpHeaders.LOCATION);
    try {
      URI target = asked.resolve(location == null ? "" : location.getValue());
      return target.getHost() == null ? "" : target.getHost();
    } catch (IllegalArgumentException notAnAddress) {
      return "";
    }
  }

  private static OutboundException failure(Throwable cause, String host) {
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
      return new OutboundException(
          refused ? Reason.CERTIFICATE_NOT_TRUSTED : Reason.UNREACHABLE,
          host,
          inner.getMessage() == null ? "" : inner.getMessage());
    }
    if (cause instanceof MessageConstraintException) {
      return new OutboundException(Reason.TOO_LARGE, host);
    }
    if (cause instanceof IOException) {
      return new OutboundException(Reason.UNREACHABLE, host, cause.getClass().getSimpleName());
    }
    throw new IllegalStateException("Calling " + host + " failed", cause);
  }

  /** The innermost speaks of the certificate; those around it only of the handshake. */
  private static Throwable innermost(Throwable tls) {
    Throwable inner = tls;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    return inner;
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
    client.close(CloseMode.GRACEFUL);
  }
}
