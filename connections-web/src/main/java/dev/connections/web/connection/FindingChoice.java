package dev.connections.web.connection;

import java.io.Serializable;

/** One of several findings that can be acknowledged together. */
public final class FindingChoice implements Serializable {
  private final String subject;
  private final String title;
  private boolean chosen = true;

  FindingChoice(String subject, String title) {
    this.subject = subject;
    this.title = title;
  }

  String getSubject() {
    return subject;
  }

  public String getTitle() {
    return title;
  }

  public boolean isChosen() {
    return chosen;
  }

  public void setChosen(boolean chosen) {
    this.chosen = chosen;
  }
}
