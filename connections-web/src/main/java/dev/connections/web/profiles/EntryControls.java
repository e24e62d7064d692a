package dev.connections.web.profiles;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which text the controls beside the entry were shown for: the choice of a key, the pass phrase,
 * the confirmation of a secret. What they say counts for that text alone, so that none of several
 * ways to enter another one can take the key ID, the pass phrase or the confirmation of the text
 * before.
 */
@Named
@ViewScoped
public class EntryControls implements Serializable {
  private static final long serialVersionUID = 1;

  /** Never in a stored session: it would outlive the text. */
  private transient byte[] text;

  /** What is asked now is asked about this text. */
  void showFor(String entered) {
    text = hash(entered);
  }

  /** Whether the controls that the page has were shown for this text. */
  boolean belongTo(String entered) {
    return text != null && MessageDigest.isEqual(text, hash(entered));
  }

  /** What a control says of this text; null when it says nothing, or was shown for another. */
  String about(String entered, String said) {
    return said != null && !said.isEmpty() && belongTo(entered) ? said : null;
  }

  /** Nothing is asked any more. */
  void forget() {
    text = null;
  }

  /** A browser sends the same text with the same line ends each time. */
  private static byte[] hash(String entered) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(entered.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}
