package dev.connections.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Keeps to the launcher's contract, says which settings it got, and ends with a code. */
public final class FakeProduct {
  private FakeProduct() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path data = Path.of(System.getenv("CONNECTIONS_DATA_DIRECTORY"));
    Files.writeString(data.resolve("set-up-token"), "one-time-token\n");
    System.out.println("options " + String.join(" ", args));
    System.out.println("trusts " + System.getenv("CONNECTIONS_OUTBOUND_TRUST_STORE"));
    System.out.println("origins " + System.getenv("CONNECTIONS_OUTBOUND_TRUSTED_ORIGINS"));
    System.out.println("Connections is ready: http://localhost:8080/");
    System.out.println("Sign in there.");
    if (List.of(args).contains("--stay")) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> System.out.println("Connections is stopping.")));
      new CountDownLatch(1).await();
    }
    System.exit(3);
  }
}
