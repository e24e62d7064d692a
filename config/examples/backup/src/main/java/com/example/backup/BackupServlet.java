package com.example.backup;

import dev.connections.api.CallerMistakeException;
import dev.connections.api.ConnectionsException;
import dev.connections.api.Lookup;
import dev.connections.api.PersonNeededException;
import dev.connections.api.RetryLaterException;
import dev.connections.api.TokenRequest;
import dev.connections.client.ProviderClient;
import jakarta.annotation.security.RunAs;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.NamingException;

/**
 * {@code POST /connectors?id=..&workload=..&organization=..&capability=..} links a connector;
 * {@code GET /users?id=..} and {@code GET /mails?id=..&mailbox=..} list what it backs up.
 */
@WebServlet({"/connectors", "/users", "/mails"})
@RunAs("connector")
public class BackupServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Map<TokenRequest, ProviderClient> clients = new ConcurrentHashMap<>();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(
        response,
        () ->
            List.of(
                Connectors.link(
                        request.getParameter("id"),
                        request.getParameter("workload"),
                        request.getParameter("organization"),
                        request.getParameter("capability"))
                    .state()
                    .name()));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    answer(
        response,
        () ->
            request.getServletPath().equals("/users")
                ? Users.logins(client(id, "users-backup"))
                : Mails.ids(client(id, "exchange-backup"), request.getParameter("mailbox")));
  }

  /** One for each connector and capability, kept: it remembers what the provider asked for. */
  private ProviderClient client(String connector, String capability) throws NamingException {
    TokenRequest wanted = TokenRequest.of(connector, capability);
    ProviderClient known = clients.get(wanted);
    if (known == null) {
      known = ProviderClient.of(Lookup.accessTokens(), wanted).waiting(Duration.ofSeconds(20));
      clients.put(wanted, known);
    }
    return known;
  }

  private static void answer(HttpServletResponse response, Work work) throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    try {
      response.getWriter().println(String.join("\n", work.lines()));
    } catch (RetryLaterException e) {
      Duration wait = Duration.between(Instant.now(), e.retryAt());
      long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
      response.setHeader("Retry-After", String.valueOf(seconds));
      response.sendError(503, e.getMessage());
    } catch (PersonNeededException e) {
      response.sendError(409, e.getMessage() + " " + e.page());
    } catch (CallerMistakeException e) {
      response.sendError(400, e.getMessage());
    } catch (ConnectionsException | NamingException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      response.sendError(503, "The server is stopping.");
    }
  }

  /** What may be refused in all these ways. */
  @FunctionalInterface
  private interface Work {
    List<String> lines()
        throws ConnectionsException, NamingException, IOException, InterruptedException;
  }
}
