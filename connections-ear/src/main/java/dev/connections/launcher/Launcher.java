package dev.connections.launcher;

import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts Connections on Payara Micro, whose options it takes. It ends with exit code 1 and one
 * sentence when the application cannot work, because Payara Micro alone would stay up without it.
 */
public final class Launcher {
  private Launcher() {}

  /**
   * @param args options of Payara Micro
   */
  public static void main(String[] args) {
    LastingLog.use();
    PrintStream console = System.out;
    Environment environment = Environment.of(List.of(args));
    CommandLine commandLine = new CommandLine(List.of(args));
    if (commandLine.asksForHelp()) {
      PayaraMicro.main(args);
      return;
    }
    try {
      Path data = DataDirectory.make(environment.dataDirectory());
      StartDeadline deadline =
          StartDeadline.of(environment.startSeconds(), data.resolve("logs"), console);
      Path logging = StartLog.into(data.resolve("logs"));
      PreBoot preBoot = PreBoot.write(environment, commandLine);
      environment.announce(data);
      commandLine.refuseABusyPort();
      console.println("Starting Connections with the data in " + data + "; this takes a while.");

      Shutdown shutdown = Shutdown.install(environment.drainSeconds(), console);
      if (!commandLine.logsElsewhere()) {
        LoggedOutput.takeOver();
      }
      startServicesOneByOne();
      PayaraMicro.main(commandLine.forMicro(preBoot.file(), logging));
      int port = Readiness.await();
      deadline.met();
      shutdown.started();
      DataDirectory.keepToOwner(data);

      StartLog.ended();
      Welcome.lines(environment.publicUrl(), port, data).forEach(console::println);
      FirstRequest.send(port);
      SpareMemory.giveBack();
    } catch (StartException e) {
      fail(console, e.getMessage());
    } catch (IOException | RuntimeException e) {
      Logger.getLogger(Launcher.class.getName()).log(Level.SEVERE, "start failed", e);
      fail(console, "Connections cannot start: " + e + ".");
    }
  }

  /**
   * HK2 starts the server's services on several threads and, once in a few hundred starts, fails
   * with a ConcurrentModificationException of its own. An operator's choice stays.
   */
  private static void startServicesOneByOne() {
    System.getProperties().putIfAbsent("org.glassfish.startupThreadPolicy", "USE_NO_THREADS");
  }

  private static void fail(PrintStream console, String sentence) {
    console.println(sentence);
    Shutdown.exit(1);
  }

  /** Where settings of a file are kept until the process ends. */
  static Path temporary(String name) throws IOException {
    Path file = Files.createTempFile("connections-", name);
    file.toFile().deleteOnExit();
    return file;
  }
}
