package dev.connections.sandbox.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Service;
import dev.connections.sandbox.server.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Microsoft Graph of one cloud, as far as a product that looks after its own access asks it. */
public final class GraphEndpoint implements Service<Tenant> {
  private static final String VERSION = "/v1.0";
  private static final List<Sample> SAMPLES =
      Json.resource(GraphEndpoint.class, "samples.json", new TypeReference<>() {});

  private final Cloud cloud;
  private final Supplier<List<Tenant>> tenants;

  public GraphEndpoint(Cloud cloud, Supplier<List<Tenant>> tenants) {
    this.cloud = cloud;
    this.tenants = tenants;
  }

  /**
   * A list of which a probe call alone is of interest.
   *
   * @param path a regular expression
   * @param permissions any of which allows the call
   * @param answer its objects; may have {@code ${domain}} in it, and ids as {@code ${kind:name}}
   */
  private record Sample(Pattern path, List<String> permissions, List<JsonNode> answer) {

    List<JsonNode> objects(Tenant tenant) {
      return answer.stream()
          .map(object -> Json.filled(object, name -> value(tenant, name)))
          .toList();
    }

    private static String value(Tenant tenant, String name) {
      return "domain".equals(name)
          ? tenant.defaultDomain()
          : UUID.nameUUIDFromBytes((tenant.id() + name.replace(":", "")).getBytes(UTF_8))
              .toString();
    }
  }

  @Override
  public Optional<Tenant> called(Request request) {
    return GraphCaller.claimedTenant(request, tenants.get());
  }

  @Override
  public Reach reach(Request request) {
    return Reach.API;
  }

  @Override
  public String claimedClient(Request request) {
    return Jwts.claim(Jwts.authorization(request, "Bearer"), "appid");
  }

  @Override
  public Answer refusal(Request request, Tenant tenant, Trouble trouble) {
    var errors = new GraphErrors(request, tenant.clock().instant());
    return trouble.isLimit() ? errors.throttled() : errors.unavailable();
  }

  @Override
  public Answer answer(Request request, Instant now) throws RefusedException {
    var errors = new GraphErrors(request, now);
    GraphCaller caller = GraphCaller.of(request, cloud, tenants.get(), errors);
    if (!"GET".equals(request.method()) || !request.path().startsWith(VERSION + "/")) {
      throw errors.unknownSegment(request.path());
    }
    var call = new GraphCall(request, caller, errors);
    String path = request.path().substring(VERSION.length());
    Optional<Answer> directory = call.directory(path);
    if (directory.isPresent()) {
      return directory.get();
    }
    Sample sample =
        SAMPLES.stream()
            .filter(one -> one.path().matcher(path).matches())
            .findFirst()
            .orElseThrow(() -> errors.unknownSegment(path.substring(1)));
    call.require(sample.permissions());
    return call.page(sample.objects(caller.tenant()));
  }
}
