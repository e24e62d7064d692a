package dev.connections.sandbox.server;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An application of a pretend organization. Every change holds at once and is kept. */
public abstract class PretendApp {
  @JsonProperty private final String name;
  @JsonProperty private final String explanation;
  private final Keeper keeper;

  /**
   * @param explanation what it is there for, or null
   */
  protected PretendApp(String name, String explanation, Keeper keeper) {
    this.name = name;
    this.explanation = explanation == null ? "" : explanation;
    this.keeper = keeper;
  }

  /** By which it signs in, and the page opens it. */
  public abstract String id();

  public String name() {
    return name;
  }

  public String explanation() {
    return explanation;
  }

  protected Keeper keeper() {
    return keeper;
  }

  protected void save() {
    keeper.save().run();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + name + ", " + id() + "]";
  }
}
