package dev.connections.words;

import dev.connections.api.Workload;
import dev.connections.console.workloads.WorkloadView;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;

/** The sentences of one bundle, in one language. */
public final class Text {
  private final ResourceBundle bundle;
  private final Locale locale;
  private final Function<Workload, WorkloadView> workloads;

  /**
   * @param locale for numbers within sentences
   * @param workloads answers for every workload, also for one that the catalog does not have any
   *     more
   */
  public Text(ResourceBundle bundle, Locale locale, Function<Workload, WorkloadView> workloads) {
    this.bundle = bundle;
    this.locale = locale;
    this.workloads = workloads;
  }

  /** A bundle of this package, in the language that comes closest; never in the machine's own. */
  static Text named(String name, Locale locale, Function<Workload, WorkloadView> workloads) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            Text.class.getPackageName() + "." + name,
            locale,
            Text.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new Text(bundle, locale, workloads);
  }

  /** Whether there is a sentence for the key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /**
   * A sentence that is about no workload.
   *
   * @throws java.util.MissingResourceException when there is none for the key
   */
  public String sentence(String key, Object... values) {
    return format(bundle.getString(key), values);
  }

  /**
   * A sentence about a workload: as the bundle has it for that one ({@code key.ID}), else as it has
   * it for all, with the names that the workload goes by. {@code key.NONE} is for when none is
   * chosen.
   *
   * @param workload null while none is chosen
   * @throws java.util.MissingResourceException when there is none for the key
   */
  public String about(Workload workload, String key, Object... values) {
    String own = key + "." + (workload == null ? "NONE" : workload);
    String pattern = bundle.getString(has(own) ? own : key);
    WorkloadView names = workload == null ? null : workloads.apply(workload);
    return format(WorkloadPattern.filled(pattern, names), values);
  }

  private String format(String pattern, Object... values) {
    return new MessageFormat(pattern, locale).format(values);
  }
}
