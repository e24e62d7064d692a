package dev.connections.launcher;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What {@code jcmd} can ask of a JVM, asked of this one. */
final class DiagnosticCommand {
  private DiagnosticCommand() {}

  /**
   * @param operation such as {@code threadPrint}
   * @return what it prints
   * @throws JMException when this JVM does not have it, among others
   */
  static String run(String operation, String... arguments) throws JMException {
    // An operation without arguments has no parameter for them either.
    boolean takes = arguments.length > 0;
    Object printed =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                operation,
                takes ? new Object[] {arguments} : new Object[0],
                takes ? new String[] {String[].class.getName()} : new String[0]);
    return String.valueOf(printed);
  }
}
