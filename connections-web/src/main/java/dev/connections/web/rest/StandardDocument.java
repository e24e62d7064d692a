package dev.connections.web.rest;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Leaves out of the served document what OpenAPI does not know: Payara adds a member {@code
 * endpoints} that repeats the paths, and no setting switches it off. Generators of clients refuse
 * the document for it.
 */
public class StandardDocument implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI document) {
    try {
      Object endpoints = document.getClass().getMethod("getEndpoints").invoke(document);
      ((Map<?, ?>) endpoints).clear();
    } catch (NoSuchMethodException anotherServer) {
      // Then it adds nothing either.
    } catch (IllegalAccessException | InvocationTargetException changed) {
      throw new IllegalStateException(changed);
    }
  }
}
