package dev.connections.web.signin;

/** A new password, typed twice. Goes in and never comes out. */
public class NewPassword {
  private String text = "";
  private String repeated = "";

  boolean isRepeated() {
    return text.equals(repeated);
  }

  char[] chars() {
    return text.toCharArray();
  }

  public String getText() {
    return null;
  }

  public void setText(String text) {
    this.text = text;
  }

  public String getRepeated() {
    return null;
  }

  public void setRepeated(String repeated) {
    this.repeated = repeated;
  }
}
