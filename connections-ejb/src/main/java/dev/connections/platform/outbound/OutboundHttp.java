package dev.connections.platform.outbound;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import dev.connections.platform.InvalidSettingsException;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundException.Reason;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * The one way out to other hosts. Every call leaves the machine, passes the guard ({@code
 * connections.outbound.*}), follows no redirect, repeats nothing, keeps no cookie and ends within
 * its policy's limit whatever the other side does. Not to be called inside a transaction.
 */
@ApplicationScoped
public class OutboundHttp {
  private static final int MAX_CALLS = 32;

  /** Of them to one host, so that one that does not answer leaves room for the calls to others. */
  private static final int MAX_CALLS_TO_ONE = 16;

  private final OutboundGuard guard;
  private final CloseableHttpClient client;
  private final ThreadPoolExecutor threads;
  private final LoadingCache<String, Semaphore> room;

  /** For the container's proxy alone. */
  protected OutboundHttp() {
    guard = null;
    client = null;
    threads = null;
    room = null;
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
    client = OutboundClient.create(guard, new OutboundTrust(settings).context(), MAX_CALLS);
    threads = threads();
    room =
        Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .build(host -> new Semaphore(MAX_CALLS_TO_ONE));
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
    long end = System.nanoTime() + policy.limit().toNanos();
    Place place = place(host, end);
    Future<HTTPResponse> answer;
    try {
      answer = threads.submit(() -> place.during(() -> exchange(call, request.getURI(), policy)));
    } catch (RejectedExecutionException closed) {
      place.free();
      throw new OutboundException(Reason.INTERRUPTED, host);
    }
    try {
      return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooLong) {
      throw new OutboundException(Reason.TIMED_OUT, host);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OutboundException(Reason.INTERRUPTED, host);
    } catch (ExecutionException failed) {
      throw OutboundException.of(failed.getCause(), host);
    } finally {
      if (!answer.isDone()) {
        call.abort();
        answer.cancel(true);
      }
      place.freeUnlessTaken();
    }
  }

  private Place place(String host, long end) throws OutboundException {
    Semaphore free = room.get(host);
    try {
      if (!free.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new OutboundException(Reason.TIMED_OUT, host);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OutboundException(Reason.INTERRUPTED, host);
    }
    return new Place(free);
  }

  /**
   * One of the calls that may run to a host. It is taken until its thread ends, which may be after
   * the caller gave up.
   */
  private static final class Place {
    private final Semaphore free;
    private boolean taken;
    private boolean freed;

    Place(Semaphore free) {
      this.free = free;
    }

    <T> T during(Callable<T> call) throws Exception {
      synchronized (this) {
        taken = true;
      }
      try {
        return call.call();
      } finally {
        free();
      }
    }

    /** Of a call that was given up before its thread began. */
    void freeUnlessTaken() {
      boolean waits;
      synchronized (this) {
        waits = !taken;
      }
      if (waits) {
        free();
      }
    }

    synchronized void free() {
      if (!freed) {
        freed = true;
        free.release();
      }
    }
  }

  private static HttpUriRequestBase call(ReadOnlyHTTPRequest request) {
    HttpUriRequestBase call = new HttpUriRequestBase(request.getMethod().name(), request.getURI());
    request.getHeaderMap().forEach((name, values) -> values.forEach(v -> call.addHeader(name, v)));
    if (request.getBody() != null) {
      // Its type is among the headers.
      byte[] body = request.getBody().getBytes(StandardCharsets.UTF_8);
      call.setEntity(new ByteArrayEntity(body, null));
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
            if (!OutboundClient.reachedTarget(context)) {
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

  @PreDestroy
  void close() {
    threads.shutdownNow();
    client.close(CloseMode.GRACEFUL);
  }
}
