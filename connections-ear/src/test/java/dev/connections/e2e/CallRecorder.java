package dev.connections.e2e;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * Writes down whom a JVM calls: an agent at the two places of the JDK that every name look-up and
 * every connection of Java code passes, whichever client, proxy or thread it is of, and before it
 * happens, so that a call that cannot succeed here is seen too. Calls that native code makes by
 * itself are not seen; the product has none.
 */
public final class CallRecorder {
  private static final String FILE = "recorded.calls";

  private CallRecorder() {}

  /** The JVM's option that records into this file. */
  static String option(Path folder, Path file) throws IOException {
    Path jar = folder.resolve("call-recorder.jar");
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        AgentBuilder.class.getProtectionDomain().getCodeSource().getLocation().toString());
    attributes.putValue("Premain-Class", CallRecorder.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      for (Class<?> type : List.of(CallRecorder.class, Connect.class, LookUp.class)) {
        String path = type.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new JarEntry(path));
        try (var bytes = type.getClassLoader().getResourceAsStream(path)) {
          bytes.transferTo(entries);
        }
        entries.closeEntry();
      }
    }
    return "-javaagent:" + jar + "=" + file;
  }

  /** Whom it called so far, each once: {@code connect ADDRESS:PORT} and {@code name HOST}. */
  static List<String> calls(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.distinct().toList();
    }
  }

  /**
   * Whether a call was to this machine. A look-up counts as a call, since it tells the name to a
   * server of names; that of an address written out asks nobody.
   */
  static boolean staysHere(String call) {
    try {
      return call.startsWith("name ")
          ? isOwnName(call.substring("name ".length()))
          : isOwnAddress(call.replaceFirst("^connect (.*):[0-9]+$", "$1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOwnName(String name) throws IOException {
    return name.contains(":")
        || name.matches("[0-9.]+")
        || List.of("localhost", InetAddress.getLocalHost().getHostName()).contains(name);
  }

  private static boolean isOwnAddress(String host) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || NetworkInterface.getByInetAddress(address) != null;
  }

  /** Called by the JVM that is recorded. */
  public static void premain(String file, Instrumentation jvm) throws ClassNotFoundException {
    System.setProperty(FILE, file);
    // Both have to be there before, so that no later class is looked at: that would slow the start.
    Class.forName("sun.nio.ch.Net");
    Class.forName("java.net.InetAddress");
    ClassFileTransformer recording = recording(jvm);
    jvm.removeTransformer(recording);
  }

  private static ClassFileTransformer recording(Instrumentation jvm) {
    return new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
        .ignore(none())
        .type(named("sun.nio.ch.Net"))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(
                    Advice.to(Connect.class)
                        .on(
                            named("connect")
                                .and(takesArguments(4))
                                .and(takesArgument(2, InetAddress.class)))))
        .type(named("java.net.InetAddress"))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(
                    Advice.to(LookUp.class)
                        .on(named("getAllByName").and(takesArguments(String.class)))))
        .installOn(jvm);
  }

  /** Inlined into the JDK, so it may use nothing else. */
  static final class Connect {
    private Connect() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(2) InetAddress address, @Advice.Argument(3) int port)
        throws IOException {
      Files.writeString(
          Path.of(System.getProperty("recorded.calls")),
          "connect "
              .concat(address.getHostAddress())
              .concat(":")
              .concat(String.valueOf(port))
              .concat("\n"),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /** Inlined into the JDK, so it may use nothing else. */
  static final class LookUp {
    private LookUp() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) String host) throws IOException {
      Files.writeString(
          Path.of(System.getProperty("recorded.calls")),
          "name ".concat(String.valueOf(host)).concat("\n"),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
