package dev.connections.e2e.foreign;

import dev.connections.api.AccessTokens;
import dev.connections.api.ConnectionsException;
import dev.connections.api.LinkRequest;
import dev.connections.api.Lookup;
import dev.connections.api.TokenRequest;
import dev.connections.api.Workload;
import jakarta.annotation.security.RunAs;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Links a connector, and says what its tokens cost beside calls that do nothing. */
@WebServlet("/rate")
@RunAs("connector")
public class RateServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String CAPABILITY = "users-backup";
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 11;
  private static final int A_ROUND = 2_000;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      String organization = request.getParameter("organization");
      String connection =
          Lookup.connections().ofOrganization(Workload.of("OKTA"), organization).id();
      LinkRequest link = LinkRequest.of(request.getParameter("id"), connection);
      response
          .getWriter()
          .print(Lookup.connectorLinks().link(link.needing(Set.of(CAPABILITY))).state());
    } catch (NamingException | ConnectionsException e) {
      throw new ServletException(e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      TokenRequest wanted = TokenRequest.of(request.getParameter("id"), CAPABILITY);
      AccessTokens tokens = Lookup.accessTokens();
      Echo echo =
          (Echo)
              new InitialContext()
                  .lookup("java:global/echo/EchoBean!dev.connections.e2e.foreign.Echo");
      List<Double> tokenMicros = new ArrayList<>();
      List<Double> emptyMicros = new ArrayList<>();
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        double empty = micros(() -> echo.echo(null));
        double token = micros(() -> tokens.request(wanted));
        if (round >= WARM_UP) {
          emptyMicros.add(empty);
          tokenMicros.add(token);
        }
      }
      response
          .getWriter()
          .printf(
              Locale.ROOT,
              "%.0f us for a token, %.0f us for an empty remote call, which is %.2f times as long",
              median(tokenMicros),
              median(emptyMicros),
              median(tokenMicros) / median(emptyMicros));
    } catch (NamingException | ConnectionsException e) {
      throw new ServletException(e);
    }
  }

  private static double micros(Call call) throws ConnectionsException {
    long start = System.nanoTime();
    for (int i = 0; i < A_ROUND; i++) {
      call.run();
    }
    return (System.nanoTime() - start) / (A_ROUND * 1e3);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    sorted.sort(null);
    return sorted.get(sorted.size() / 2);
  }

  @FunctionalInterface
  private interface Call {
    void run() throws ConnectionsException;
  }
}
