package dev.connections.platform.outbound;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets up the client that {@link OutboundHttp} calls with: no redirects, retries or cookies. */
final class OutboundClient {
  private static final Timeout CONNECT = Timeout.ofSeconds(4);
  private static final Timeout READ = Timeout.ofSeconds(10);

  /**
   * Set once a request goes to its target, so that a proxy's refusal is not taken for an answer.
   */
  private static final String REACHED = "connections.reached";

  private OutboundClient() {}

  /**
   * @param calls how many at once
   */
  static CloseableHttpClient create(OutboundGuard guard, SSLContext trust, int calls) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(guard)
            .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust))
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
            .setMaxConnPerRoute(calls)
            .setMaxConnTotal(2 * calls)
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

  /** Whether the target itself was asked, and not its proxy alone. */
  static boolean reachedTarget(HttpContext context) {
    return context.getAttribute(REACHED) != null;
  }
}
