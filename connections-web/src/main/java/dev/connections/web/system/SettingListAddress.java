package dev.connections.web.system;

import dev.connections.console.system.SettingView;
import dev.connections.web.ListAddress;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** Which settings the page shows: those that are set, unless all are asked for. */
public class SettingListAddress extends ListAddress {
  private static final String ALL = "ALL";

  private String text = "";
  private boolean all;

  @Override
  public void read(UnaryOperator<String> parameters) {
    setText(parameters.apply("q"));
    setShow(parameters.apply("show"));
  }

  /** By its key, also as a variable of the environment, or by its value. */
  boolean shows(SettingView setting) {
    String sought = text.toLowerCase(Locale.ROOT);
    return (all || setting.set())
        && (setting.key().contains(sought)
            || setting.variable().toLowerCase(Locale.ROOT).contains(sought)
            || setting.value().toLowerCase(Locale.ROOT).contains(sought));
  }

  @Override
  public boolean isNarrowed() {
    return !text.isEmpty();
  }

  @Override
  public void clear() {
    super.clear();
    text = "";
    all = true;
  }

  @Override
  protected void addTo(StringJoiner address) {
    add(address, "q", getText());
    add(address, "show", getShow());
  }

  /** Null for none, so that the address leaves it out. */
  public String getText() {
    return text.isEmpty() ? null : text;
  }

  public void setText(String given) {
    text = typed(given);
  }

  /** Null for those that are set. */
  public String getShow() {
    return all ? ALL : null;
  }

  public void setShow(String given) {
    all = ALL.equals(given);
  }
}
