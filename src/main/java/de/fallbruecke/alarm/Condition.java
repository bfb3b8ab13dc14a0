package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import java.util.stream.Stream;

/**
 * One kind of alarm. To add one: a code in {@link FaultCode} with its texts, a class that
 * implements this, and a line in {@link AlarmConfiguration}.
 */
interface Condition {
  /** The code of all its findings. */
  FaultCode code();

  /**
   * What is wrong now. An open alarm of this code that is not among the findings is over. If it
   * throws, nothing is concluded.
   */
  Stream<Finding> findings(Look look);
}
