package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One product on H2 beside one sandbox, started when the first test asks for either and stopped at
 * the end of the run. Whom the product calls is recorded from its start on, and after each class it
 * must have been nobody but this machine.
 */
public final class SharedProduct implements ParameterResolver, AfterAllCallback {
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

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    Running running = context.getRoot().getStore(HERE).get(Running.class, Running.class);
    if (running != null) {
      assertThat(CallRecorder.calls(running.calls))
          .as("whom the product called: the recorder saw its own start, and nobody else")
          .contains("connect 127.0.0.1:" + running.product.port())
          .allMatch(CallRecorder::staysHere);
    }
  }

  private record Running(Product product, Sandbox sandbox, Path calls) implements AutoCloseable {
    private static Running start() {
      Product product = Product.named("shared");
      try {
        Sandbox sandbox =
            Sandbox.start(SandboxOptions.onFreePorts(product.folder().resolve("sandbox")));
        Path calls = product.folder().resolve("calls.txt");
        product.jvm(CallRecorder.option(product.folder(), calls));
        product.with(sandbox.environment()).start();
        return new Running(product, sandbox, calls);
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
