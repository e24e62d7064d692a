package dev.connections.platform;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The application cannot start, for a reason that an operator can remove. The sentence is left in a
 * system property of the server's JVM, where the launcher finds it and prints it as its last line;
 * what the server makes of the exception is a stack trace of sixty lines.
 */
public final class StartProblem extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = Logger.getLogger(StartProblem.class.getName());

  /** The system property that holds the sentence. */
  public static final String PROPERTY = "connections.start.problem";

  /**
   * @param sentence what is wrong and what to do, without a secret
   */
  public StartProblem(String sentence) {
    this(sentence, null);
  }

  /**
   * @param sentence what is wrong and what to do, without a secret
   * @param cause for the log file
   */
  public StartProblem(String sentence, Throwable cause) {
    super(sentence, cause);
    System.setProperty(PROPERTY, sentence);
    LOG.log(Level.SEVERE, sentence);
  }
}
