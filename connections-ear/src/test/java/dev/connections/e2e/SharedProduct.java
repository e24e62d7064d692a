package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One sandbox, and one product on H2 beside it, each started when the first test asks for it and
 * stopped at the end of the run. Whom the product calls is recorded from its start on, and after
 * each class it must have been nobody but this machine.
 */
public final class SharedProduct implements ParameterResolver, AfterAllCallback {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Product.class || type == Sandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Product.class
        ? OfRun.get(context, RunningProduct.class, () -> RunningProduct.beside(sandbox(context)))
            .product()
        : sandbox(context);
  }

  private static Sandbox sandbox(ExtensionContext context) {
    return OfRun.get(context, RunningSandbox.class, RunningSandbox::start).sandbox();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    RunningProduct running = OfRun.made(context, RunningProduct.class);
    if (running != null) {
      assertThat(CallRecorder.calls(running.calls))
          .as("whom the product called: the recorder saw its own start, and nobody else")
          .contains("connect 127.0.0.1:" + running.product.port())
          .allMatch(CallRecorder::staysHere);
    }
  }

  private record RunningSandbox(Sandbox sandbox) implements AutoCloseable {
    private static RunningSandbox start() {
      try {
        Path folder = Files.createDirectories(Path.of("target", "e2e").toAbsolutePath());
        return new RunningSandbox(
            Sandbox.start(
                SandboxOptions.onFreePorts(Files.createTempDirectory(folder, "sandbox-"))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      sandbox.close();
    }
  }

  private record RunningProduct(Product product, Path calls) implements AutoCloseable {
    private static RunningProduct beside(Sandbox sandbox) {
      Product product = Product.named("shared");
      try {
        Path calls = product.folder().resolve("calls.txt");
        product.jvm(CallRecorder.option(product.folder(), calls));
        product.with(sandbox.environment()).start();
        return new RunningProduct(product, calls);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      product.close();
    }
  }
}
