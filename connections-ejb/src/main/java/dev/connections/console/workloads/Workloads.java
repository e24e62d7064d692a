package dev.connections.console.workloads;

import dev.connections.api.Workload;
import java.util.List;

/**
 * The workloads that this installation knows. Reading only, for every role of the console; answers
 * from memory, and the same until the next start.
 */
public interface Workloads {
  /**
   * Each one that the catalog has, in its order, whether anything of it can be connected or not.
   */
  List<WorkloadView> all();

  /**
   * Whether a typed client ID could be one and yet looks unlike those of the workload, so that a
   * person should look again. What is refused anyhow is not unusual.
   *
   * @param workload null while none is chosen
   */
  boolean isUnusualClientId(Workload workload, String typed);
}
