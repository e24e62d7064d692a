package dev.connections.e2e;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One product on H2 beside one sandbox, started when the first test asks for either and stopped at
 * the end of the run.
 */
public final class SharedProduct implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(SharedProduct.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Product.class || type == Sandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    return parameter.getParameter().getType() == Product.class ? running.product : running.sandbox;
  }

  private record Running(Product product, Sandbox sandbox) implements AutoCloseable {
    private static Running start() {
      Product product = Product.named("shared");
      try {
        Sandbox sandbox =
            Sandbox.start(SandboxOptions.onFreePorts(product.folder().resolve("sandbox")));
        product.with(sandbox.environment()).start();
        return new Running(product, sandbox);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      product.close();
      sandbox.close();
    }
  }
}
