package dev.connections.container;

import java.util.concurrent.Callable;

/** Runs something as a caller of one role; tests inject the bean of the role they want. */
public interface AsRole {
  <T> T call(Callable<T> work) throws Exception;
}
