package dev.connections.web.rest;

import dev.connections.web.rest.RequestLimits.Share;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.Principal;
import java.util.Optional;

/**
 * Lets known programs through, before anything else is looked at: tells each what is left of its
 * minute, and refuses what goes beyond. Dependent, since Jersey would not see on a proxy that it
 * comes before the matching.
 */
@PreMatching
@Dependent
public class LimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String SHARE = Share.class.getName();

  private static final String CHALLENGE = "Bearer realm=\"Connections\"";

  @Inject private RequestLimits limits;
  @Inject private HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    Principal program = request.getSecurityContext().getUserPrincipal();
    if (program == null) {
      request.abortWith(stranger());
      return;
    }
    Share share = limits.count(program);
    request.setProperty(SHARE, share);
    if (share.isOver()) {
      request.abortWith(
          answer(share.problem()).header(HttpHeaders.RETRY_AFTER, share.seconds()).build());
    }
  }

  private Response stranger() {
    Optional<Problem> refusal = ProgramAuthentication.refusal(servletRequest);
    if (refusal.filter(problem -> problem.status() == 503).isPresent()) {
      return answer(refusal.get())
          .header(HttpHeaders.RETRY_AFTER, ProgramAuthentication.RETRY_SECONDS)
          .build();
    }
    Problem problem =
        refusal.orElseGet(
            () ->
                Problem.of(
                    401,
                    "Sign in",
                    "Send an API key, or an access token of the configured OpenID provider, in the"
                        + " header Authorization, behind the word Bearer."));
    // RFC 6750, section 3.1: no error code for a request without a token.
    return answer(problem)
        .header(
            HttpHeaders.WWW_AUTHENTICATE,
            refusal.isPresent() ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE)
        .build();
  }

  private static Response.ResponseBuilder answer(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.json());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(SHARE) instanceof Share share) {
      share.headers().forEach(response.getHeaders()::putSingle);
    }
  }
}
