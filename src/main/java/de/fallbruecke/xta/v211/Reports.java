package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.TransportReport.Remark;
import de.fallbruecke.xta.TransportReport.Weight;
import de.fallbruecke.xta.v211.content.MessageStatus;
import de.fallbruecke.xta.v211.content.Report;
import de.fallbruecke.xta.v211.content.ReportRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a transport report. */
public final class Reports {
  private Reports() {}

  /** The report; open and without remarks if it says nothing. */
  public static TransportReport of(@Nullable Report from) {
    Report report = from == null ? new Report() : from;
    MessageStatus status = report.status == null ? new MessageStatus() : report.status;
    List<Remark> remarks = new ArrayList<>();
    if (status.errors != null) {
      status.errors.records.forEach(one -> remarks.add(remark(Weight.ERROR, one)));
    }
    if (status.warnings != null) {
      status.warnings.records.forEach(one -> remarks.add(remark(Weight.WARNING, one)));
    }
    if (status.infos != null) {
      status.infos.records.forEach(one -> remarks.add(remark(Weight.INFO, one)));
    }
    return new TransportReport(
        TransportReport.Status.of(status.status),
        report.time,
        report.server == null ? "" : report.server,
        MetaDataReading.of(report.metaData).orElse(null),
        remarks);
  }

  private static Remark remark(Weight weight, ReportRecord from) {
    return new Remark(
        weight,
        from.time,
        from.code == null || from.code.code == null ? "" : from.code.code,
        from.code == null || from.code.listUri == null ? "" : from.code.listUri);
  }
}
