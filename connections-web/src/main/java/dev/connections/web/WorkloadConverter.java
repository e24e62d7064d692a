package dev.connections.web;

import dev.connections.api.Workload;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;

/**
 * A workload as forms send it: its id. Whether it is one that can be chosen is the business of the
 * menu that it comes from, which takes none but its own.
 */
@FacesConverter(forClass = Workload.class)
public class WorkloadConverter implements Converter<Object> {
  @Override
  public Object getAsObject(FacesContext faces, UIComponent component, String sent) {
    if (sent == null || sent.isEmpty()) {
      return null;
    }
    try {
      return Workload.of(sent);
    } catch (IllegalArgumentException malformed) {
      throw new ConverterException(malformed.getMessage(), malformed);
    }
  }

  /** The empty choice of a menu is a text. */
  @Override
  public String getAsString(FacesContext faces, UIComponent component, Object value) {
    return value == null ? "" : value.toString();
  }
}
