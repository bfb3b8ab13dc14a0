package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.v211.InvalidMessageId;
import de.fallbruecke.xta.v211.ManagementPort;
import de.fallbruecke.xta.v211.Names;
import de.fallbruecke.xta.v211.PermissionDenied;
import de.fallbruecke.xta.v211.Reports;
import de.fallbruecke.xta.v211.TechnicalProblem;
import de.fallbruecke.xta.v211.content.LookupRequest;
import de.fallbruecke.xta.v211.content.LookupResponse;
import de.fallbruecke.xta.v211.content.Report;
import de.fallbruecke.xta.v211.meta.Party;
import jakarta.jws.WebService;
import org.jspecify.annotations.Nullable;

/** The management port of XTA-WS 2.1.1, as far as a reader needs it; nobody sends through us. */
@WebService(
    endpointInterface = "de.fallbruecke.xta.v211.ManagementPort",
    targetNamespace = Names.XTA,
    serviceName = "XTAService",
    portName = "ManagementPort")
public final class Management211Service implements ManagementPort {
  private final BoxDesk desk;
  private final Asking asking;

  Management211Service(BoxDesk desk, Asking asking) {
    this.desk = desk;
    this.asking = asking;
  }

  @Override
  public void checkAccountActive(@Nullable Party author) throws PermissionDenied, TechnicalProblem {
    Faults211.declared(
        () -> asking.<Object>answer("checkAccountActive", Faults211.named(author), a -> this));
  }

  @Override
  public Report getTransportReport(String messageId, @Nullable Party author)
      throws PermissionDenied, TechnicalProblem, InvalidMessageId {
    return Faults211.withMessage(
        () ->
            asking.answer(
                "getTransportReport",
                Faults211.named(author),
                account -> Reports.of(desk.report(account, messageId))));
  }

  @Override
  public LookupResponse lookupService(LookupRequest request, @Nullable Party author)
      throws PermissionDenied, TechnicalProblem {
    throw notOffered("lookupService", author);
  }

  @Override
  public void cancelMessage(String messageId, @Nullable Party author)
      throws PermissionDenied, TechnicalProblem {
    throw notOffered("cancelMessage", author);
  }

  @Override
  public String createMessageId(@Nullable Party author) throws PermissionDenied, TechnicalProblem {
    throw notOffered("createMessageId", author);
  }

  /** Finds out who asks and refuses; the answer is for the compiler. */
  private Refusal notOffered(String operation, @Nullable Party author)
      throws PermissionDenied, TechnicalProblem {
    return Faults211.declared(
        () ->
            asking.answer(
                operation,
                Faults211.named(author),
                account -> {
                  throw new Refusal(
                      XtaError.SERVICE_NOT_BOOKED, "This server has message boxes only");
                }));
  }
}
