package dev.connections.provider;

import dev.connections.capability.Permission;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.Visitor;
import dev.connections.sandbox.server.Account;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Somebody who signs in at a pretend provider to the platform's own application, and comes back.
 */
public final class SigningPerson {
  public static final URI BACK = URI.create("https://console.example/grant/callback");

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Sandbox sandbox;
  private final SignInFlow flow;

  public SigningPerson(Sandbox sandbox, SignInFlow flow) {
    this.sandbox = sandbox;
    this.flow = flow;
  }

  public static SignInRequest request(
      Registration registration,
      Organization organization,
      List<Permission> permissions,
      String account) {
    return new SignInRequest(
        registration,
        organization,
        permissions,
        BACK,
        "s1",
        "n1",
        "v".repeat(43),
        account,
        account.isEmpty());
  }

  /** What the browser brings back when the person accepts. */
  public Map<String, String> accepts(SignInRequest request, Account account) throws Exception {
    return Visitor.told(browser().accept(flow.begin(request, LIMIT), account));
  }

  /** What the browser brings back when the person declines. */
  public Map<String, String> declines(SignInRequest request, Account account) throws Exception {
    return Visitor.told(browser().decline(flow.begin(request, LIMIT), account));
  }

  private Visitor browser() {
    return new Visitor(sandbox.caFile());
  }

  public GrantedSignIn grants(SignInRequest request, Account account) throws Exception {
    Map<String, String> told = accepts(request, account);
    return flow.finish(request, told.get("code"), told.get("iss"), LIMIT);
  }
}
