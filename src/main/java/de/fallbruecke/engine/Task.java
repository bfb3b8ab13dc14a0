package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.util.Locale;

/** The six tasks of DESIGN §4, and the way back. */
enum Task {
  PICKUP,
  RECEIVE,
  PROCESS,
  DELIVER,
  CONFIRM,
  PURGE,
  REPLY;

  /** Name in the scheduler's table and in logs. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  TaskDescriptor<Subject> descriptor() {
    return TaskDescriptor.of(label(), Subject.class);
  }

  /**
   * What a task is about; the only thing that lies in its row.
   *
   * @param id a submission, a delivery, a reply or, for the pick-up, the name of a destination
   */
  record Subject(String id) {}
}
