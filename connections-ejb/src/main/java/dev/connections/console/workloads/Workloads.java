package dev.connections.console.workloads;

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
}
