package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/**
 * The same figures as metrics. All processes on one database show the same, except for the disk,
 * which is their own.
 */
record AlarmMeters(
    AlarmFigures figures, DiskReport disk, Destinations destinations, List<FaultCode> codes)
    implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    for (FaultCode code : codes) {
      Gauge.builder("fallbruecke.alarms.open", figures, one -> one.open(code))
          .tag("code", code.code())
          .description("Open alarms")
          .register(registry);
    }
    for (Destination destination : destinations.all()) {
      String name = destination.name();
      Gauge.builder(
              "fallbruecke.unconfirmed.oldest.seconds", figures, one -> one.oldestSeconds(name))
          .tag("destination", name)
          .description("Age of the oldest submission without a receipt")
          .register(registry);
    }
    Gauge.builder("fallbruecke.queue.due", figures, AlarmFigures::due)
        .description("Steps that are due and not begun")
        .register(registry);
    Gauge.builder("fallbruecke.queue.delay.seconds", figures, AlarmFigures::delaySeconds)
        .description("How late the first of them is")
        .register(registry);
    Gauge.builder("fallbruecke.alarms.evaluated.seconds", figures, AlarmFigures::evaluatedSeconds)
        .description("Seconds since alarms were judged last, by any process")
        .register(registry);
    Gauge.builder("fallbruecke.disk.free.bytes", disk, DiskReport::free)
        .description("Free space of the disk of the data directory")
        .register(registry);
  }
}
