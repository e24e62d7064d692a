package dev.connections.web.security;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.HashMap;
import java.util.Map;

/**
 * The root of every page. For a visitor without a session the map of the view lives as long as the
 * request: Mojarra makes a session for any such map, and PrimeFaces wants one on every page, to
 * keep the nonce of the page's policy.
 */
public class PageRoot extends UIViewRoot {
  private transient Map<String, Object> ofThisRequest;

  @Override
  public Map<String, Object> getViewMap(boolean create) {
    if (FacesContext.getCurrentInstance().getExternalContext().getSession(false) != null) {
      return super.getViewMap(create);
    }
    if (ofThisRequest == null && create) {
      ofThisRequest = new HashMap<>();
    }
    return ofThisRequest;
  }
}
