package dev.connections.e2e.foreign;

import dev.connections.api.ConnectionQuery;
import dev.connections.api.ConnectionsException;
import dev.connections.api.LinkRequest;
import dev.connections.api.Lookup;
import dev.connections.api.NewConnection;
import dev.connections.api.ProfileQuery;
import dev.connections.api.TokenRequest;
import dev.connections.api.Workload;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** A line for each call: what was called and what came back. */
abstract class Calls extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    PrintWriter out = response.getWriter();
    profiles(out);
    connections(out);
    connectorLinks(out);
    accessTokens(out);
    connectionEvents(out);
    echoes(out);
  }

  private static void profiles(PrintWriter out) {
    call(out, "Profiles.find", () -> Lookup.profiles().find(ProfileQuery.all()).total());
    call(out, "Profiles.get", () -> Lookup.profiles().get("no-such-id").name());
  }

  private static void connections(PrintWriter out) {
    call(out, "Connections.find", () -> Lookup.connections().find(ConnectionQuery.all()).total());
    call(out, "Connections.get", () -> Lookup.connections().get("no-such-id").name());
    call(
        out,
        "Connections.ofOrganization",
        () -> Lookup.connections().ofOrganization(Workload.of("OKTA"), "acme.okta.com").name());
    call(
        out,
        "Connections.create",
        () -> Lookup.connections().create(new NewConnection("Acme", "no", "App", Set.of())).name());
    call(
        out,
        "Connections.rename",
        () -> Lookup.connections().rename("no-such-id", 1, "Acme").name());
    call(
        out,
        "Connections.remove",
        () -> {
          Lookup.connections().remove("no-such-id", 1);
          return "done";
        });
  }

  private static void connectorLinks(PrintWriter out) {
    call(
        out,
        "ConnectorLinks.link",
        () -> Lookup.connectorLinks().link(LinkRequest.of("nightly", "no-such-id")).state());
    call(
        out,
        "ConnectorLinks.change",
        () -> Lookup.connectorLinks().change("no-such-id", Set.of()).state());
    call(out, "ConnectorLinks.get", () -> Lookup.connectorLinks().get("no-such-id").state());
    call(out, "ConnectorLinks.find", () -> Lookup.connectorLinks().find(0, 10).total());
    call(
        out,
        "ConnectorLinks.unlink",
        () -> {
          Lookup.connectorLinks().unlink("no-such-id");
          return "done";
        });
  }

  private static void accessTokens(PrintWriter out) {
    call(
        out,
        "AccessTokens.request",
        () -> Lookup.accessTokens().request(TokenRequest.of("no-such-id", "users-backup")).api());
    call(
        out,
        "AccessTokens.report",
        () -> {
          Lookup.accessTokens().report(Samples.token(), 403, -1);
          return "done";
        });
    call(
        out,
        "AccessTokens.proof",
        () ->
            Lookup.accessTokens()
                .proof(Samples.token(), "GET", URI.create("https://acme.okta.com/users"), ""));
  }

  private static void connectionEvents(PrintWriter out) {
    call(
        out,
        "ConnectionEvents.latest",
        () -> Lookup.connectionEvents().latest().isEmpty() ? "empty" : "a cursor");
    call(
        out,
        "ConnectionEvents.after",
        () -> {
          String latest = Lookup.connectionEvents().latest();
          return Lookup.connectionEvents().after(latest, 10).events().size();
        });
  }

  private static void echoes(PrintWriter out) {
    for (Serializable value : Samples.values()) {
      call(
          out,
          "echo " + value.getClass().getSimpleName(),
          () -> value.equals(echo().echo(value)) ? "equal" : "different");
    }
    for (ConnectionsException exception : Samples.exceptions()) {
      call(
          out,
          "fail " + exception.getClass().getSimpleName(),
          () -> {
            try {
              echo().fail(exception);
              return "nothing thrown";
            } catch (ConnectionsException arrived) {
              boolean same =
                  arrived.getClass() == exception.getClass()
                      && told(arrived).equals(told(exception));
              return same ? "equal" : "different: " + told(arrived);
            }
          });
    }
  }

  /** Its message, and what its own accessors answer. */
  private static Map<String, Object> told(ConnectionsException exception)
      throws ReflectiveOperationException {
    Map<String, Object> told = new TreeMap<>();
    told.put("getMessage", exception.getMessage());
    for (Method method : exception.getClass().getMethods()) {
      if (method.getDeclaringClass().getName().startsWith("dev.connections.api.")
          && method.getParameterCount() == 0) {
        told.put(method.getName(), method.invoke(exception));
      }
    }
    return told;
  }

  private static Echo echo() throws NamingException {
    return (Echo)
        new InitialContext().lookup("java:global/echo/EchoBean!dev.connections.e2e.foreign.Echo");
  }

  private static void call(PrintWriter out, String name, Call call) {
    String result;
    try {
      result = String.valueOf(call.run());
    } catch (Exception e) {
      result = e.getClass().getName() + " " + e.getMessage();
    }
    out.println(name + ": " + result.replaceAll("\\s+", " "));
  }

  /** May throw what a remote call throws. */
  @FunctionalInterface
  private interface Call {
    Object run() throws Exception;
  }
}
